"""Compare every file of an edition with SHA256SUMS: python3 verify.py [FOLDER], else this script's folder."""

import hashlib
import sys
from pathlib import Path

root = Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).parent
sums = {line[66:]: line[:64] for line in (root / "SHA256SUMS").read_text(encoding="utf-8").splitlines()}
files = [path for path in root.rglob("*") if path.is_file()]
disk = {path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
del disk["SHA256SUMS"]
wrong = sorted(name for name in sums | disk if sums.get(name) != disk.get(name))
for name in wrong:
    print(name, "is missing" if name not in disk else "is changed" if name in sums else "is not in the list")
print(f"{len(wrong)} files are not as listed." if wrong else f"{len(sums)} files are as listed.")
sys.exit(bool(wrong))
