import glob
import os
import shutil
import tempfile


def t(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as error:
        # Numbers of errors are those of the system.
        place = getattr(error, "filename", None)
        print(type(error).__name__, (place or str(error)).replace(base, "BASE"))


def tree(top):
    return sorted(os.path.relpath(os.path.join(where, name), top) + ("/" if name in dirs else "") for where, dirs, files in os.walk(top) for name in dirs + files)


with tempfile.TemporaryDirectory(prefix="patch", suffix="work") as base:
    name = os.path.basename(base)
    print(name.startswith("patch"), name.endswith("work"), len(name) - len("patchwork"), os.path.dirname(base) == tempfile.gettempdir())
    os.makedirs(os.path.join(base, "a", "b", "c"))
    for path, text in (("a/one.txt", "1"), ("a/two.log", "22"), ("a/b/three.txt", "333"), ("a/b/c/.hidden", ""), ("a/b/c/x[1].txt", "x"), ("top.txt", "t")):
        with open(os.path.join(base, path), "w") as file:
            file.write(text)
    print(tree(base))
    for pattern in ("*", "*.txt", "a/*.txt", "*/*", "**", "a/**", "**/*.txt", "a/?ne.*", "a/[!o]*", "a/b/c/.*", "a/b/c/*", "a/b/c/" + glob.escape("x[1].txt"), "nothing", "a/", "a/*/", "top.txt", "**/c/*", "no*/x"):
        for recursive in (False, True):
            print(pattern, recursive, sorted(glob.glob(pattern, root_dir=base, recursive=recursive)))
    print(sorted(glob.glob("**/*", root_dir=base, recursive=True, include_hidden=True)), len(glob.glob(base + "/a/*")), next(glob.iglob(base + "/top*")) == base + "/top.txt")
    here = lambda *parts: os.path.join(base, *parts)
    t(lambda: shutil.copy(here("a/one.txt"), here("copied.txt")) == here("copied.txt"))
    t(lambda: shutil.copy(here("a/one.txt"), here("a/b")) == here("a/b/one.txt"))
    t(lambda: shutil.copy2(here("a/two.log"), here("kept.log")) and os.stat(here("kept.log")).st_size)
    t(shutil.copyfile, here("a/one.txt"), here("a/one.txt"))
    t(shutil.copyfile, here("none"), here("x"))
    t(lambda: shutil.copytree(here("a"), here("d"), ignore=shutil.ignore_patterns("*.log", "c")) == here("d"))
    print(tree(here("d")))
    t(shutil.copytree, here("a"), here("d"))
    t(lambda: shutil.copytree(here("a"), here("d"), dirs_exist_ok=True) and tree(here("d")))
    t(lambda: shutil.move(here("copied.txt"), here("d")) == here("d/copied.txt"))
    t(shutil.move, here("d/copied.txt"), here("d"))
    t(lambda: shutil.move(here("d/copied.txt"), here("again.txt")) == here("again.txt"))
    t(lambda: shutil.move(here("d"), here("a")) == here("a/d"))
    t(shutil.rmtree, here("a/d/b"))
    print(tree(base))
    t(shutil.rmtree, here("none"))
    t(shutil.rmtree, here("none"), ignore_errors=True)
    t(shutil.rmtree, here("none"), onexc=lambda function, path, error: print("failed", function.__name__, os.path.basename(path), type(error).__name__))
    os.utime(here("top.txt"), (1000, 2000))
    print(os.stat(here("top.txt")).st_mtime, os.stat(here("top.txt")).st_atime)
    t(lambda: shutil.copystat(here("top.txt"), here("kept.log")) or os.stat(here("kept.log")).st_mtime)
    with open(here("top.txt"), "rb") as source, open(here("out.bin"), "wb") as target:
        t(shutil.copyfileobj, source, target)
    fd, path = tempfile.mkstemp(".dat", "pre", base)
    os.write(fd, b"bytes")
    os.close(fd)
    with open(path, "rb") as file:
        print(file.read(), os.path.basename(path)[:3], path[-4:])
    with tempfile.NamedTemporaryFile("w+", dir=base, suffix=".tmp") as file:
        file.write("line 1\nline 2\n")
        file.seek(0)
        print([line for line in file], os.path.exists(file.name), file.name.endswith(".tmp"))
    print(os.path.exists(file.name), file.closed)
    with tempfile.NamedTemporaryFile(dir=base, delete=False) as file:
        print(file.write(b"kept"), file.mode)
    print(os.path.exists(file.name))
    with tempfile.TemporaryFile() as file:
        file.write(b"abc")
        file.seek(1)
        print(file.read())
    inner = tempfile.mkdtemp(dir=base)
    print(os.path.isdir(inner), tempfile.gettempprefix(), tempfile.TMP_MAX)
    kept = tempfile.TemporaryDirectory(dir=base)
    open(os.path.join(kept.name, "file"), "w").close()
    kept.cleanup()
    print(os.path.exists(kept.name))
print(os.path.exists(base), shutil.which("no-such-command"), issubclass(shutil.SameFileError, shutil.Error), issubclass(shutil.Error, OSError))
