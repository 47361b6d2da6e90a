"""A post judged by the policy, and approved by the people whom it names."""
