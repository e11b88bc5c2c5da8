"""On what kind of disk a folder lies: SQLite's WAL needs memory that all processes share, which network disks lack."""

import ctypes
import os
from pathlib import Path

NETWORK = {
    "cifs",
    "smb3",
    "smbfs",
    "nfs",
    "nfs4",
    "ncpfs",
    "afs",
    "9p",
    "davfs",
    "ceph",
    "glusterfs",
    "beegfs",
    "lustre",
}
LOCAL_FUSE = {"fuse.ntfs-3g", "fuse.exfat", "fuse.exfat-fuse", "fuse.encfs", "fuse.gocryptfs"}
"""FUSE on a disk of this computer; any other FUSE may be a network behind a name."""
MOUNTS = Path("/proc/self/mounts")
DRIVE_REMOTE = 4


def network_disk(folder: Path) -> str | None:
    """Return the kind of a network or unknown FUSE disk that a folder lies on; None: it is this computer's own.

    Known on Linux (`/proc/self/mounts`) and Windows (remote drives); elsewhere None.
    """
    place = folder.resolve()
    if os.name == "nt":
        return _remote_drive(place)
    try:
        return network_kind(MOUNTS.read_text(encoding="utf-8", errors="surrogateescape"), place)
    except OSError:
        return None


def network_kind(mounts: str, place: Path) -> str | None:
    """Return the kind of the disk of an absolute path if it is none of this computer's, by a list of mounts."""
    best, kind = "", ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:  # noqa: PLR2004 - device, place, kind
            continue
        mounted = fields[1].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")
        if place.is_relative_to(mounted) and len(mounted) >= len(best):  # the last one there lies on top
            best, kind = mounted, fields[2]
    fuse = kind.startswith("fuse.") and kind not in LOCAL_FUSE
    return kind if fuse or kind in NETWORK else None


def _remote_drive(place: Path) -> str | None:
    drive = os.path.splitdrive(place)[0] + "\\"
    kind = ctypes.windll.kernel32.GetDriveTypeW(drive)  # type: ignore[attr-defined]
    remote = drive.startswith("\\\\") or kind == DRIVE_REMOTE
    return "smb" if remote else None
