"""Network disks are known by the list of mounts; what lies on this computer is not taken for one."""

from pathlib import Path

import pytest

from desktop.disks import network_disk, network_kind

MOUNTS = r"""/dev/vda / ext4 rw 0 0
tmpfs /tmp tmpfs rw 0 0
//server/mpp /srv/data cifs rw 0 0
server:/ekspor /srv/data/lama nfs4 rw 0 0
siti@server:/ /home/siti/jauh fuse.sshfs rw 0 0
/dev/sdb1 /media/USB\040LAMA fuseblk rw 0 0
/dev/sdc1 /media/kartu fuse.exfat rw 0 0
/dev/vdb /srv/data/dekat ext4 rw 0 0
server:/lain /srv nfs rw 0 0
not a line
"""


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/home/siti/mpp", None),
        ("/srv/data/mpp", "cifs"),
        ("/srv/database", "nfs"),
        ("/srv/data/lama/mpp", "nfs4"),
        ("/srv/data/dekat/mpp", None),
        ("/home/siti/jauh", "fuse.sshfs"),
        ("/media/USB LAMA/mpp", None),
        ("/media/kartu/mpp", None),
    ],
)
def test_sto_12_network_disk_is_known_by_the_mount_that_lies_nearest(place: str, kind: str | None) -> None:
    assert network_kind(MOUNTS, Path(place)) == kind


def test_sto_12_disk_of_this_computer_is_no_network_disk(tmp_path: Path) -> None:
    assert network_disk(tmp_path) is None
