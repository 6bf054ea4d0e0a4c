"""Who tries the doors, a letter each."""

from django.test import Client

from cms.models import User
from cms.roles import Role

ROLES = {
    "O": Role.OFFICER,
    "L": Role.LEADER,
    "V": Role.OPERATOR,
    "T": Role.STATISTICS,
    "C": Role.CONTRIBUTOR,
}
ADMINISTRATOR, WITHOUT_ROLE, STRANGER = "A", "N", "S"
EVERYBODY = "".join(ROLES) + ADMINISTRATOR + WITHOUT_ROLE + STRANGER
STAFF = "".join(ROLES) + ADMINISTRATOR  # whoever may enter the admin at all


def make_people() -> dict[str, User]:
    """An account for every letter but the stranger's."""
    people = {letter: User.objects.create_user(username=f"nguoi-{letter.lower()}") for letter in ROLES}
    for letter, role in ROLES.items():
        people[letter].groups.add(role.group())
    people[ADMINISTRATOR] = User.objects.create_superuser(username="quan-tri")
    people[WITHOUT_ROLE] = User.objects.create_user(username="chua-co-vai")
    return people


def signed_in(user: User) -> Client:
    client = Client(raise_request_exception=True)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client
