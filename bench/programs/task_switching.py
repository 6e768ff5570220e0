"""A small operating system after Richards: tasks of several classes, queues of packets, states in attributes.

Shared: nothing; each run is one thread's.
Expected: method calls of several classes at one place, attribute tests; the JIT leaves loops that call Python functions alone.
"""
# workload: cpu-bound
# suites: objects

RUNS = 8
TURNS = 400


class Packet:
    def __init__(self, kind, value):
        self.kind = kind
        self.value = value
        self.next = None


class Queue:
    def __init__(self):
        self.first = None
        self.last = None
        self.length = 0

    def put(self, packet):
        packet.next = None
        if self.last is None:
            self.first = packet
        else:
            self.last.next = packet
        self.last = packet
        self.length += 1

    def take(self):
        packet = self.first
        if packet is not None:
            self.first = packet.next
            if self.first is None:
                self.last = None
            self.length -= 1
        return packet


class Task:
    def __init__(self, name, system):
        self.name = name
        self.system = system
        self.queue = Queue()
        self.done = 0

    def is_ready(self):
        return self.queue.length > 0

    def run(self):
        packet = self.queue.take()
        if packet is not None:
            self.done += 1
            self.handle(packet)

    def handle(self, packet):
        raise NotImplementedError


class Worker(Task):
    def handle(self, packet):
        packet.value = (packet.value * 31 + 7) % 1009
        self.system.send("device" if packet.value % 2 else "handler", packet)


class Handler(Task):
    def handle(self, packet):
        packet.kind = "work" if packet.kind == "data" else "data"
        packet.value += 1
        self.system.send("worker", packet)


class Device(Task):
    def __init__(self, name, system):
        super().__init__(name, system)
        self.waiting = []

    def handle(self, packet):
        self.waiting.append(packet)
        if len(self.waiting) >= 3:
            for held in self.waiting:
                self.system.send("handler", held)
            self.waiting.clear()


class System:
    def __init__(self):
        self.tasks = {}
        for kind in (Worker, Handler, Device):
            task = kind(kind.__name__.lower(), self)
            self.tasks[task.name] = task

    def send(self, name, packet):
        self.tasks[name].queue.put(packet)

    def schedule(self, turns):
        order = list(self.tasks.values())
        for turn in range(turns):
            for task in order:
                if task.is_ready():
                    task.run()


def simulate(number):
    system = System()
    for i in range(10):
        system.send("worker", Packet("data" if i % 2 else "work", number * 10 + i))
    system.schedule(TURNS)
    return sum(task.done for task in system.tasks.values())


def work(part, parts):
    return sum(simulate(number) for number in range(part, RUNS, parts))


def check(results):
    return sum(results) == EXPECTED


EXPECTED = 7955
