"""The sweeps of posts, each beside its tasks."""

from schoolgate.web.posts import picture_tasks, review_tasks, takedown_tasks, tasks

__all__ = ["picture_tasks", "review_tasks", "takedown_tasks", "tasks"]
