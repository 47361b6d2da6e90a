"""The commands that install, serve and keep the web application: one file each."""
