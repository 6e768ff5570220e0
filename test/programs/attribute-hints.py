import traceback, sys
class Foo:
    def __init__(self):
        self.value = 1
        self.name = "x"
    def method(self): pass
def t(f):
    try:
        f()
    except Exception as e:
        traceback.print_exc(file=sys.stdout)
def a(): Foo().valeu
def b(): Foo().metod()
def c(): "abc".uper()
def d(): [].apend(1)
def g(): {}.itms()
def h(): Foo.metho
def j(): prnt("x")
def k(): Foo().completely_different
def m(): (1).real_
def p():
    x = Foo()
    x.value.foo
class C:
    __slots__ = ("alpha", "beta")
def r(): C().alpha
def s(): C().gamma
def u():
    C().gamma = 1
def v(): None.foo
def w(): print(undefined_thing)
def x(): len.foo
def y(): t.foo
for fn in (a,b,c,d,g,h,j,k,m,p,r,s,u,v,w,x,y):
    t(fn)
