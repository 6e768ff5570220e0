import io, os, sys, threading, time

d = f"/tmp/patchwork-{os.getpid()}-{time.perf_counter_ns()}"
os.makedirs(d, exist_ok=True)
THERE = d
def show(*values):
    print(" ".join(map(str, values)).replace(THERE, "DIR"))


def t(fn):
    try:
        show(fn())
    except BaseException as e:
        show(type(e).__module__, type(e).__qualname__, getattr(e, "strerror", None) or e, getattr(e, "filename", None))


p = d + "/a.txt"
f=open(p,"w"); show(f, f.mode, f.name, f.encoding, f.errors, f.newlines, f.closed, f.line_buffering)
show(f.write("hello\nworld\n"), f.tell()); f.close()
show(repr(f))
b=open(p,"rb"); show(b, b.raw, b.mode, b.name); show(b.read1(3), b.peek()[:2], b.tell())
b.close()
show(open(p,"r+b"), open(p,"wb"))
t(lambda: open("/nope/x"))
t(lambda: open(d))
t(lambda: open(p,"q"))
t(lambda: open(p,"rw"))
t(lambda: open(p,"rbt"))
t(lambda: open(p,"rr"))
t(lambda: open(p,""))
t(lambda: open(p,"b"))
t(lambda: open(p,"rb",encoding="utf-8"))
t(lambda: open(p,"rb",errors="strict"))
t(lambda: open(p,"rb",newline=""))
t(lambda: open(p,"r",0))
t(lambda: open(p,encoding="foo"))
t(lambda: open(p,errors="foo"))
t(lambda: open(p,newline="x"))
t(lambda: open(p,"x"))
t(lambda: open(3.5))
t(lambda: open(None))
t(lambda: open())
t(lambda: open(p, 3))
t(lambda: open(p).write("x"))
t(lambda: open(p,"w").read())
t(lambda: open(p,"w").write(3))
t(lambda: open(p,"wb").write("x"))
t(lambda: open(p,"wb").read())
t(lambda: open(p,"rb").write(b"x"))
t(lambda: f.write("x"))
t(lambda: f.read())
t(lambda: f.readline())
t(lambda: next(f))
t(lambda: f.flush())
t(lambda: f.seek(0))
t(lambda: f.tell())
t(lambda: f.__enter__())
t(lambda: b.read())
t(lambda: b.readline())
t(lambda: b.seek(0))
t(lambda: b.tell())
t(lambda: b.flush())
t(lambda: b.peek())
open(p,"w",newline="").write("a\r\nb\rc\nd")
t(lambda: open(p).read())
t(lambda: open(p,newline="").readlines())
t(lambda: open(p,newline="\r").readlines())
t(lambda: open(p,newline="\r\n").readlines())
g=open(p); g.readlines(); show(g.newlines)
open(p,"w",newline="\r\n").write("a\nb\n")
t(lambda: open(p,"rb").read())
open(p,"wb").write(b"a\xff\xc3\xa9")
t(lambda: open(p).read())
t(lambda: open(p,errors="replace").read())
t(lambda: open(p,errors="ignore").read())
t(lambda: open(p,encoding="latin-1").read())
open(p,"w").write("line1\nline2\nl3")
g=open(p)
t(lambda: (next(g), g.tell()))
t(lambda: g.seek(-1,1))
t(lambda: g.seek(-1,2))
t(lambda: g.seek(-1))
t(lambda: g.seek(0,5))
t(lambda: (g.seek(3), g.read(2), g.tell(), g.readline(), g.tell(), g.seek(0,2), g.read()))
t(lambda: g.fileno()>2)
t(lambda: (g.isatty(), g.readable(), g.writable(), g.seekable()))
t(lambda: g.truncate())
with open(p,"a") as h: show(h.tell(), h.write("more"), h.tell())
with open(p,"a+") as h: show(h.read(), h.seek(0), h.read(), h.write("X"))
with open(p,"r+") as h: show(h.readline(), h.write("ZZ"), h.seek(0), h.read())
with open(p,"w+") as h: show(h.write("abc"), h.seek(1), h.read(), h.truncate(2), h.tell())
show(os.path.getsize(p))
with open(p,"w") as h: print("a","b",sep="-",file=h); h.writelines(["x\n","y\n"]); show(h.buffer, h.buffer.raw)
show(list(open(p)))
with open(p,"rb") as h: show([l for l in h], h.seek(-2,2), h.readinto(bytearray(5)), h.closed)
show(h.closed)
t(lambda: h.raw)
t(lambda: open(p,"rb",0))
t(lambda: open(p,"rb",0).read())
t(lambda: os.remove("/nope"))
t(lambda: os.rmdir(d))
t(lambda: os.mkdir(d))
t(lambda: os.makedirs(d))
t(lambda: os.listdir(d))
t(lambda: os.listdir("/nope"))
t(lambda: os.rename("/nope","/nopo"))
t(lambda: os.environ["NOPE"])
t(lambda: os.stat("/nope"))
t(lambda: open(-1))
t(lambda: open(99))
t(lambda: (os.name, os.sep, os.linesep, os.curdir, os.pardir, os.extsep, os.pathsep, os.devnull))
t(lambda: f.nope)
t(lambda: open.__name__)
t(lambda: open)
t(lambda: type(f))


class Place:
    def __fspath__(self):
        return p


with open(Place(), "w") as out:
    out.write("path\n" * 3)
with open(Place()) as a, open(d + "/b.txt", "w") as b:
    for number, line in enumerate(a, 1):
        print(number, line.rstrip(), sep=": ", file=b)
print(io.open(d + "/b.txt").read(), io.open is open)
many = open(d + "/many.txt", "w", encoding="utf-8")


def work(k):
    for i in range(200):
        many.write(f"zeile {k} {i} ä€😀\n")


threads = [threading.Thread(target=work, args=(k,)) for k in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
many.close()
lines = open(d + "/many.txt", encoding="utf-8").read().split("\n")
print(len(lines), len(set(lines)), sorted(lines)[:3])
with open(d + "/many.txt", "rb") as data:
    print(len(data.read()), data.read())
big = "".join(chr(0x20AC + i % 7) + "x" * (i % 5) + "\r\n" for i in range(60000))
with open(d + "/big.txt", "w", newline="") as out:
    out.write(big)
with open(d + "/big.txt") as text:
    read = [text.read(7), text.tell(), text.readline(), text.tell()]
    place = text.tell()
    rest = text.read()
    text.seek(place)
    print(read, len(rest), rest == text.read(), rest == big.replace("\r\n", "\n")[len(read[0] + read[2]):], text.newlines)
print(sum(len(line) for line in open(d + "/big.txt", newline="")), len(big))
reader = io.TextIOWrapper(io.BytesIO(b"one\ntwo\xff"), encoding="latin-1")
print(reader.readlines(), reader)
for top, dirs, files in os.walk(d):
    show(top, sorted(dirs), sorted(files))
for parts in (("a", "b"), ("/a/", "b"), ("a", "/b"), ("", "b"), ("a", "")):
    print(os.path.join(*parts), os.path.split(os.path.join(*parts)))
for path in ("/a/b.tar.gz", ".bashrc", "a/.b", "x.", "..a.b", "", "/", "a/../b//c/./d", "../x"):
    print(os.path.splitext(path), os.path.basename(path), os.path.dirname(path), os.path.normpath(path), os.path.isabs(path))
print(os.path.commonprefix(["abc", "abd"]), os.path.commonpath(["/a/b/c", "/a/b/d"]), os.path.relpath("/a/b", "/a/c"))
print(os.path.exists(p), os.path.isfile(p), os.path.isdir(d), os.path.isfile(d), os.path.getsize(p), os.stat(p).st_size)
os.environ["PATCHWORK_TEST"] = "1"
print(os.environ["PATCHWORK_TEST"], os.getenv("PATCHWORK_TEST"), os.getenv("NOPE_X", 5), "PATCHWORK_TEST" in os.environ)
del os.environ["PATCHWORK_TEST"]
print(os.environ.get("PATCHWORK_TEST"), isinstance(os.getpid(), int), os.cpu_count() >= 1, os.path.isabs(os.getcwd()))
for name in sorted(os.listdir(d)):
    os.rename(os.path.join(d, name), os.path.join(d, name + "~"))
print(sorted(os.listdir(d)))
for name in os.listdir(d):
    os.remove(os.path.join(d, name))
os.rmdir(d)
print(os.path.exists(d))
try:
    open("/nope/x")
except OSError as error:
    print(isinstance(error, FileNotFoundError), IOError is OSError)
left = open(os.devnull, "w")
left.write("never closed")
