"""Compare every file of an edition with its SHA256SUMS: python3 verify.py [FOLDER], else the folder this lies in."""

import hashlib
import sys
from pathlib import Path

root = Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).parent
told = {line[66:]: line[:64] for line in (root / "SHA256SUMS").read_text(encoding="utf-8").splitlines()}
files = [path for path in root.rglob("*") if path.is_file()]
found = {path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
del found["SHA256SUMS"]
wrong = sorted(name for name in told | found if told.get(name) != found.get(name))
for name in wrong:
    print(name, "is missing" if name not in found else "is changed" if name in told else "is not in the list")
print(f"{len(wrong)} files are not as listed." if wrong else f"{len(told)} files are as listed.")
sys.exit(bool(wrong))
