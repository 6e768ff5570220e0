# An operating system's scheduler, simulated: tasks with states, packets in queues, devices.
IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(6)
KIND_DEVICE, KIND_WORK = "device", "work"
SIZE = 4


class Packet:
    def __init__(self, link, ident, kind):
        self.link = link
        self.ident = ident
        self.kind = kind
        self.datum = 0
        self.data = [0] * SIZE

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class State:
    def __init__(self):
        self.packet_pending = self.waiting = self.holding = False

    def is_held(self):
        return self.holding or (not self.packet_pending and self.waiting)

    def has_packet(self):
        return self.packet_pending and self.waiting and not self.holding

    def __str__(self):
        return "".join(letter if flag else "-" for letter, flag in zip("PWH", (self.packet_pending, self.waiting, self.holding)))


class Task(State):
    def __init__(self, system, ident, priority, queue, waiting=False):
        super().__init__()
        self.system = system
        self.ident = ident
        self.priority = priority
        self.queue = queue
        self.packet_pending = queue is not None
        self.waiting = waiting
        self.runs = 0
        self.next = system.tasks
        system.tasks = self
        system.table[ident] = self

    def add_packet(self, packet, old):
        if self.queue is None:
            self.queue = packet
            self.packet_pending = True
            if self.priority > old.priority:
                return self
        else:
            packet.append_to(self.queue)
        return old

    def run(self):
        packet = None
        if self.has_packet():
            packet = self.queue
            self.queue = packet.link
            self.waiting = False
            self.packet_pending = self.queue is not None
        self.runs += 1
        return self.work(packet)

    def work(self, packet):
        raise NotImplementedError(type(self).__name__)

    def wait(self):
        self.waiting = True
        return self

    def hold(self):
        self.system.holds += 1
        self.holding = True
        return self.next

    def release(self, ident):
        task = self.system.find(ident)
        task.holding = False
        return task if task.priority > self.priority else self

    def send(self, packet):
        task = self.system.find(packet.ident)
        self.system.sent += 1
        packet.link = None
        packet.ident = self.ident
        return task.add_packet(packet, self)


class Idle(Task):
    control = 1
    count = 1200

    def work(self, packet):
        self.count -= 1
        if self.count == 0:
            return self.hold()
        if self.control & 1 == 0:
            self.control //= 2
            return self.release(DEVICE_A)
        self.control = self.control // 2 ^ 0xD008
        return self.release(DEVICE_B)


class Worker(Task):
    destination = HANDLER_A
    letter = 0

    def work(self, packet):
        if packet is None:
            return self.wait()
        self.destination = HANDLER_B if self.destination == HANDLER_A else HANDLER_A
        packet.ident = self.destination
        packet.datum = 0
        for index in range(SIZE):
            self.letter = self.letter % 26 + 1
            packet.data[index] = ord("A") + self.letter - 1
        return self.send(packet)


class Handler(Task):
    work_queue = None
    device_queue = None

    def work(self, packet):
        if packet is not None:
            if packet.kind == KIND_WORK:
                self.work_queue = packet.append_to(self.work_queue)
            else:
                self.device_queue = packet.append_to(self.device_queue)
        work = self.work_queue
        if work is None:
            return self.wait()
        if work.datum >= SIZE:
            self.work_queue = work.link
            return self.send(work)
        device = self.device_queue
        if device is None:
            return self.wait()
        self.device_queue = device.link
        device.datum = work.data[work.datum]
        work.datum += 1
        return self.send(device)


class Device(Task):
    pending = None

    def work(self, packet):
        if packet is None:
            if self.pending is None:
                return self.wait()
            packet, self.pending = self.pending, None
            return self.send(packet)
        self.pending = packet
        self.system.output.append(chr(packet.datum))
        return self.hold()


class System:
    def __init__(self):
        self.tasks = None
        self.table = {}
        self.holds = self.sent = 0
        self.output = []

    def find(self, ident):
        try:
            return self.table[ident]
        except KeyError:
            raise LookupError(f"no task {ident}") from None

    def run(self):
        task = self.tasks
        while task is not None:
            task = task.next if task.is_held() else task.run()


def packets(ident, kind, count):
    queue = None
    for _ in range(count):
        queue = Packet(queue, ident, kind)
    return queue


system = System()
Idle(system, IDLE, 0, None)
Worker(system, WORKER, 1000, packets(WORKER, KIND_WORK, 2), True)
Handler(system, HANDLER_A, 2000, packets(DEVICE_A, KIND_DEVICE, 3), True)
Handler(system, HANDLER_B, 3000, packets(DEVICE_B, KIND_DEVICE, 3), True)
Device(system, DEVICE_A, 4000, None, True)
Device(system, DEVICE_B, 5000, None, True)
system.run()
print(system.sent, system.holds, len(system.output), "".join(system.output[:60]))
for task in sorted(system.table.values(), key=lambda t: -t.priority):
    print(type(task).__name__, task.ident, task, task.runs)
try:
    system.find(9)
except LookupError as error:
    print(error, error.__cause__, error.__suppress_context__)
try:
    Task(System(), 7, 1, None).run()
except NotImplementedError as error:
    print(type(error).__name__, error)
