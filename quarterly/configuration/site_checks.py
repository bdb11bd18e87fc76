"""Mistakes in what a council decides about its site."""

from quarterly.configuration.profile import Profile
from quarterly.configuration.site import NO_SITE
from quarterly.configuration.yaml_files.files import ConfigurationFile
from quarterly.configuration.yaml_files.unknown import unknown


def site_problems(profile: Profile, file: ConfigurationFile) -> list[str]:
    """Return that readers who get no site have no address to go to, or that nobody has the contact's key."""
    site = profile.site
    if site == NO_SITE:
        without = "without a site readers need the address of the agenda. Add “agenda:” with it, or remove “site: none”."
        return [] if profile.agenda else [file.problem(["site"], without)]
    wrong = site.contact not in ("", *profile.contacts)
    return [file.problem(["site", "contact"], unknown(site.contact, profile.contacts))] if wrong else []
