# Formatting of numbers and strings and reading of floats, what is done in the runtime and what by the host, over many values.
import random
random.seed(5)
vals=[0.0,-0.0,1.0,2.5,0.5,1.5,0.125,0.375,2.675,1.005,1e-7,-1e-7,123456.789,1e10,9007199254740991.0,9007199254740993.0,1e15,1e16,1e22,1e300,5e-324,-3.5,0.1,0.2,1/3,float("inf"),float("-inf"),float("nan"),1e-20,4.5e-16,0.045,0.055,99.995,999.9995]
vals+=[random.uniform(-1000,1000) for _ in range(25)]+[random.random()*10**random.randint(-20,18) for _ in range(25)]+[random.randint(-10**6,10**6)/2**random.randint(0,20) for _ in range(40)]
specs=[".0f",".1f",".2f",".3f",".6f","f","8.3f","08.3f","+.2f"," .2f",",.2f",">12.4f","<12.4f|","^12.4f","*^14.2f",".2%","%","012.5f",".15f",".16f","F","-08.1f","e","g","","5","=10.2f","015,.2f"]
out=[]
for s in specs:
    for v in vals:
        try: out.append(format(v,s))
        except Exception as e: out.append(repr(e))
ints=[0,1,-1,5,-5,42,999,1000,-1000,123456,1234567,-12345678,10**14,2**47-1,-2**47,2**60]
for s in ["d","","5d","05d","+d"," d",",","<6d|","^7","x","X","b","08b","#x","10,","+08d","f",".2f",".1%","e","o","-5d","_","n",".3d","s","010x",">5x","=5d","2"]:
    for v in ints+[True,False]:
        try: out.append(s+":"+format(v,s))
        except Exception as e: out.append(s+repr(e))
for s in ["","5","<5","^6","*>7",".2","s","5s","=5","05","-5","+",",","10.3s","é^9","d","^"]:
    for v in ["","a","abc","abcdefg","né","日本"]:
        try: out.append(s+":"+format(v,s))
        except Exception as e: out.append(s+repr(e))
for f in ["%d","%5d","%-5d|","%05d","%+d","% d","%.3d","%i","%u","%x","%f","%.2f","%8.3f","%-8.2f|","%08.2f","%+.1f","%.0f","%#.0f","%F","%e","%g","%s","%10.4s|","%.20f"]:
    for v in [0,1,-1,12345,-99999,2**50,1.5,-2.25,1e10,1e20,0.005,float("nan"),True,"str"]:
        try: out.append(f+":"+f % v)
        except Exception as e: out.append(f+repr(e))
txt=["1","1.5","-1.5","+2.25","1e5","1E-5","1e22","1e23",".5","5.","1.","."," 1.5 ","1_0","1e","1e+","e5","123456789012345678","1234567890123456789.5","0.1","0.3","1e-22","1e-23","9007199254740993","-0","-0.0","1.7976931348623157e308","nan","inf","1..2","1.2.3","--1","0x1","1e0001","1e+05","00012.5","4.35","179.135","2.5e-3"]
for t in txt:
    try: out.append(t+":"+repr(float(t)))
    except Exception as e: out.append(t+repr(e))
for _ in range(40):
    x=random.uniform(-100,100); t=f"{x:.{random.randint(0,9)}f}"; out.append(repr(float(t)))
from collections import namedtuple

P = namedtuple("P", "x y")
x, y = P(1, 2)
print(x, y)
for bad in (lambda: [0 for m, n in [[1, 2, 3]]], lambda: [0 for m, n in [P(1, 2)[:1]]], lambda: [0 for m, n, o in [P(1, 2)]], lambda: [0 for m in [1] for m, in [P(1, 2)]]):
    try:
        bad()
    except ValueError as e:
        print(e)


class T(tuple):
    def __iter__(self):
        return iter("ab")


m, n = T((1, 2))
print(m, n)
for k in range(0, len(out), 8):
    print(" | ".join(out[k : k + 8]))
