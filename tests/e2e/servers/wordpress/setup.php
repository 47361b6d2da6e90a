<?php
// Installs the site and prints an editor's application password as JSON.
$_SERVER['HTTP_HOST'] = '127.0.0.1:' . getenv('WP_PORT');
$_SERVER['REQUEST_URI'] = '/'; $_SERVER['SERVER_NAME'] = '127.0.0.1';
define('WP_INSTALLING', true);
require getenv('WP_ROOT') . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Test School', 'admin', 'admin@example.org', true, '', bin2hex(random_bytes(9)));
global $wp_rewrite;
$wp_rewrite->set_permalink_structure('/%year%/%monthnum%/%postname%/');
$wp_rewrite->flush_rules(false);
$id = wp_create_user('publisher', bin2hex(random_bytes(9)), 'publisher@example.org');
(new WP_User($id))->set_role('editor');
[$password] = WP_Application_Passwords::create_new_application_password($id, ['name' => 'Schoolgate']);
echo json_encode(['wordpress' => $GLOBALS['wp_version'], 'user' => 'publisher', 'password' => $password]), "\n";
