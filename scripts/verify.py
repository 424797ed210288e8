r"""Check an exported log of Trêve without trusting Trêve: `python verify.py DIR [--key FILE] [--checkpoint FILE]`.

It shares no code with Trêve and needs Python 3.11 and the Ed25519 of the package `cryptography`. It does not say that what was
logged is true, only that nothing was altered, left out, moved or backdated. Ends with 0 (no fault), 3 (fault), 2 (cannot be read).

An export: entries.jsonl (number, time, commitment = SHA-256("treve entry 1\n" + salt + content)); contents.jsonl (content and
salt of what the reader may see); leaves.txt (SHA-256(0x00 + line) of each entry, to name an altered line); checkpoint (size and
root of the RFC 6962 tree, a C2SP signed note); checkpoints/N, proofs/N (earlier ones; newest extends them); keys (signers).
"""

import base64
import hashlib
import json
import re
import sys
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

TIME = r"\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d\.\d{6}Z"
ENTRY = re.compile(r'{"commitment":"([0-9a-f]{64})","index":(0|[1-9]\d*),"recorded":"(' + TIME + r')"}', re.ASCII)
CONTENT = re.compile(rb'{"content":({.*}),"index":(0|[1-9]\d*),"salt":"([0-9a-f]{64})"}', re.DOTALL)


def must(holds, problem):
    """Stop at the first fault."""
    if not holds:
        raise ValueError(problem)


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def unbase64(text, where):
    data = base64.b64decode(text, validate=True)
    must(base64.b64encode(data).decode() == text, f"{where}: base64 in a form that is not the one form")
    return data


def lines(path):
    data = path.read_bytes()
    must(not data or data.endswith(b"\n"), f"{path.name}: the last line is cut off")
    return data.split(b"\n")[:-1]


def read_keys(path):
    """(name, key id) → public key. A key id is the first 4 bytes of SHA-256(name, newline, 1, key)."""
    keys = {}
    for line in lines(path):
        name, key_id, encoded = [*line.decode().split("+", 2), "", ""][:3]
        raw = unbase64(encoded, path.name)
        good = len(raw) == 33 and raw[0] == 1 and name and sha(name.encode(), b"\n", raw)[:4].hex() == key_id
        must(good and (name, key_id) not in keys, f"{path.name}: key of {name!r} is damaged or stands there twice")
        keys[name, key_id] = raw[1:]
    return keys


def read_checkpoint(path, keys):
    """Origin, size, root, signers. Every signature must be by a known key, and the log's own must be there."""
    text, _, signed = path.read_bytes().decode().rpartition("\n\n")
    origin, size, encoded = [*text.split("\n"), "", ""][:3]
    root = unbase64(encoded, path.name)
    must(origin and re.fullmatch("0|[1-9][0-9]*", size) and len(root) == 32, f"{path.name}: no checkpoint")
    must(text == f"{origin}\n{size}\n{encoded}" and signed.endswith("\n"), f"{path.name}: no checkpoint")
    signers = set()
    for line in signed[:-1].split("\n"):
        name, encoded = [*line[2:].split(" ", 1), ""][:2]
        raw = unbase64(encoded, path.name)
        who = (name, raw[:4].hex())
        must(line.startswith("— ") and who in keys, f"{path.name}: the signer {name!r} is not known")
        must(who not in signers, f"{path.name}: {name!r} signed twice")
        try:
            Ed25519PublicKey.from_public_bytes(keys[who]).verify(raw[4:], (text + "\n").encode())
        except InvalidSignature:
            raise ValueError(f"{path.name}: the signature of {name!r} does not fit") from None
        signers.add(who)
    must(origin in {name for name, _ in signers}, f"{path.name}: the log {origin!r} did not sign")
    return origin, int(size), root, signers


def root_of(leaves):
    """RFC 6962, section 2.1, built level by level; an odd node at the end moves up as it is."""
    while len(leaves) > 1:
        pairs = [leaves[i : i + 2] for i in range(0, len(leaves), 2)]
        leaves = [sha(b"\1", *pair) if len(pair) == 2 else pair[0] for pair in pairs]
    return leaves[0] if leaves else sha()


def proof_part(leaves, earlier, whole=True):
    """RFC 6962, section 2.1.2 (SUBPROOF), as written there."""
    if earlier == len(leaves):
        return [] if whole else [root_of(leaves)]
    split = 1 << (len(leaves) - 1).bit_length() - 1
    if earlier <= split:
        return [*proof_part(leaves[:split], earlier, whole), root_of(leaves[split:])]
    return [*proof_part(leaves[split:], earlier - split, False), root_of(leaves[:split])]


def canonical(text, where):
    """Read an object; refuse a key that repeats, a fraction, and any text but its one canonical form (RFC 8785)."""

    def once(pairs):
        must(len(dict(pairs)) == len(pairs), f"{where}: a key repeats")
        return dict(sorted(pairs, key=lambda pair: pair[0].encode("utf-16-be")))

    def whole(number):
        must(number.lstrip("-").isdigit() and abs(int(number)) < 2**53, f"{where}: {number} is no whole number")
        return int(number)

    value = json.loads(text, object_pairs_hook=once, parse_int=whole, parse_float=whole, parse_constant=whole)
    again = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    must(again == text, f"{where}: not in canonical form")
    return value


def read_entries(folder):
    """The commitment and the hash of every entry, and the first whose hash is not that of leaves.txt."""
    commitments, leaves, before = [], [], ""
    for index, line in enumerate(lines(folder / "entries.jsonl")):
        found = ENTRY.fullmatch(line.decode("latin-1"))
        must(found and int(found[2]) == index, f"entry {index}: damaged, dropped, doubled or moved")
        must(found[3] >= before, f"entry {index}: backdated: recorded {found[3]}, after one of {before}")
        before = found[3]
        commitments.append(bytes.fromhex(found[1]))
        leaves.append(sha(b"\0", line))
    hashes, made = lines(folder / "leaves.txt"), [leaf.hex().encode() for leaf in leaves]
    longest = max(len(hashes), len(made))
    unlike = next((i for i in range(longest) if hashes[i : i + 1] != made[i : i + 1]), None)
    return commitments, leaves, unlike


def read_contents(folder, commitments):
    shown, erased, last = set(), set(), -1
    for number, line in enumerate(lines(folder / "contents.jsonl"), 1):
        found = CONTENT.fullmatch(line)
        must(found, f"contents.jsonl:{number}: damaged (the last good one was of entry {last})")
        index = int(found[2])
        must(last < index < len(commitments), f"contents.jsonl:{number}: entry {index} out of order")
        made = sha(b"treve entry 1\n", bytes.fromhex(found[3].decode()), found[1])
        must(made == commitments[index], f"entry {index}: the content is not what was recorded")
        erases = canonical(found[1], f"entry {index}").get("erases")
        erased |= {erases} if isinstance(erases, int) else set()
        shown.add(last := index)
    must(not shown & erased, f"entry {min(shown & erased, default=0)}: shown, though erased")
    return len(shown), len(erased)


def check(folder, key_file=None, held=None):
    keys = read_keys(folder / "keys")
    origin, size, root, signers = read_checkpoint(folder / "checkpoint", keys)
    commitments, leaves, unlike = read_entries(folder)
    must(len(leaves) == size, f"entry {min(len(leaves), size)}: {len(leaves)} entries, the checkpoint states {size}")
    parts = [folder / "checkpoints", folder / "proofs"]
    names = [sorted(path.name for path in part.iterdir()) if part.is_dir() else [] for part in parts]
    must(names[0] == names[1], "checkpoints, proofs: not the same names in both")
    reach, good = dict.fromkeys(signers, size), 0
    for name in names[0]:
        theirs, earlier, its_root, its_signers = read_checkpoint(folder / "checkpoints" / name, keys)
        must(
            theirs == origin and f"{earlier:012d}" == name and earlier <= size,
            f"checkpoints/{name}: of another log or size",
        )
        where = f"{good} to {earlier - 1}" if unlike is None else unlike
        must(root_of(leaves[:earlier]) == its_root, f"entry {where}: not what checkpoint {earlier} signs")
        reach |= {who: max(reach.get(who, 0), earlier) for who in its_signers}
        good = earlier
    where = f"{good} to {size - 1}" if unlike is None else unlike
    must(root_of(leaves) == root, f"entry {where}: not what the checkpoint signs")
    must(unlike is None, f"leaves.txt: not the hash of entry {unlike}")
    must(set(keys) == set(reach), f"keys: {sorted(set(keys) - set(reach))} signed nothing here")
    for name in names[1]:
        proof = proof_part(leaves, int(name)) if int(name) else []
        must(lines(folder / "proofs" / name) == [part.hex().encode() for part in proof], f"proofs/{name}: damaged")
    shown, erased = read_contents(folder, commitments)
    covered = 0
    for who, public in (read_keys(key_file) if key_file else {}).items():
        must(keys.get(who) == public, f"keys: the key of {who[0]!r} that you trust is not there")
        covered = max(covered, reach[who])
    if held:
        theirs, earlier, its_root, _ = read_checkpoint(held, keys)
        must(theirs == origin and earlier <= size, f"{held}: of another log, or of a longer one than this export")
        must(root_of(leaves[:earlier]) == its_root, f"split view: the first {earlier} entries are not those you hold")
        covered = max(covered, earlier)
    standing = f"vouched for up to {covered} entries" if key_file or held else "self-consistent only"
    return f"{origin}: {size} entries, {shown} shown, {erased} erased: no fault; {standing}"


if __name__ == "__main__":
    named = dict(zip(sys.argv[2::2], map(Path, sys.argv[3::2]), strict=False))
    if len(sys.argv) % 2 or not set(named) <= {"--key", "--checkpoint"}:
        sys.exit(2)
    try:
        sys.stdout.write(check(Path(sys.argv[1]), named.get("--key"), named.get("--checkpoint")) + "\n")
    except (ValueError, OSError, RecursionError) as problem:
        sys.stdout.write(f"FAULT: {problem}\n")
        sys.exit(2 if isinstance(problem, OSError) else 3)
