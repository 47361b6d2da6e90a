"""A trust, and a school: the walls between whose things are whose."""

from django.db import models


class Trust(models.Model):
    """Several schools under one roof. Its policy binds them all."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    policy = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return self.name


class School(models.Model):
    """One school. ``policy`` names a folder of ``policies/``, or a policy's file.

    ``incident`` says what is on, on every page; "" where nothing is. ``own_contacts``
    is a copy of the contacts in force, each as its kind and its value, which
    ``contacts.copying`` writes: so a judgement needs no query for them.
    """

    trust = models.ForeignKey(
        Trust, models.PROTECT, null=True, blank=True, related_name="schools"
    )
    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    policy = models.CharField(max_length=500)
    incident = models.CharField(max_length=200, blank=True)
    own_contacts = models.JSONField(default=list, blank=True)

    class Meta:
        """By name, as a list is read."""

        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
