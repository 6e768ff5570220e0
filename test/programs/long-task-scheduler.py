"""A small operating system in the manner of Richards: tasks with states, packets in queues, a scheduler."""

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(6)
KIND_DEVICE, KIND_WORK = 1000, 1001


class Packet:
    def __init__(self, link, ident, kind):
        self.link = link
        self.ident = ident
        self.kind = kind
        self.datum = 0
        self.data = [0] * 4

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class TaskState:
    def __init__(self):
        self.packet_pending = True
        self.waiting = False
        self.holding = False

    def running(self):
        self.packet_pending = self.waiting = self.holding = False
        return self

    def waiting_with_packet(self):
        self.packet_pending = self.waiting = True
        self.holding = False
        return self

    def is_held(self):
        return self.holding or (not self.packet_pending and self.waiting)


class Task(TaskState):
    def __init__(self, system, ident, priority, queue, state, handle):
        super().__init__()
        self.system = system
        self.ident = ident
        self.priority = priority
        self.queue = queue
        self.packet_pending = state.packet_pending
        self.waiting = state.waiting
        self.holding = state.holding
        self.handle = handle
        self.link = system.tasks
        system.tasks = self
        system.table[ident] = self

    def run(self):
        if self.waiting and self.packet_pending:
            message = self.queue
            self.queue = message.link
            if self.queue is None:
                self.running()
            else:
                self.packet_pending = True
                self.waiting = self.holding = False
        else:
            message = None
        return self.action(message)

    def action(self, message):
        raise NotImplementedError(type(self).__name__)

    def add_packet(self, packet, old):
        if self.queue is None:
            self.queue = packet
            self.packet_pending = True
            if self.priority > old.priority:
                return self
        else:
            packet.append_to(self.queue)
        return old

    def wait(self):
        self.waiting = True
        return self

    def hold(self):
        self.system.holds += 1
        self.holding = True
        return self.link

    def release(self, ident):
        task = self.system.find(ident)
        task.holding = False
        return task if task.priority > self.priority else self

    def send(self, packet):
        target = self.system.find(packet.ident)
        self.system.packets += 1
        packet.link = None
        packet.ident = self.ident
        return target.add_packet(packet, self)


class IdleTask(Task):
    def action(self, message):
        state = self.handle
        state["count"] -= 1
        if state["count"] == 0:
            return self.hold()
        if state["control"] & 1 == 0:
            state["control"] //= 2
            return self.release(DEVICE_A)
        state["control"] = state["control"] // 2 ^ 0xD008
        return self.release(DEVICE_B)


class WorkTask(Task):
    def action(self, message):
        if message is None:
            return self.wait()
        work = self.handle
        work["dest"] = HANDLER_B if work["dest"] == HANDLER_A else HANDLER_A
        message.ident = work["dest"]
        message.datum = 0
        for i in range(len(message.data)):
            work["count"] = work["count"] % 26 + 1
            message.data[i] = ord("A") + work["count"] - 1
        return self.send(message)


class HandlerTask(Task):
    def action(self, message):
        h = self.handle
        if message is not None:
            key = "work" if message.kind == KIND_WORK else "device"
            h[key] = message.append_to(h[key])
        work = h["work"]
        if work is None:
            return self.wait()
        count = work.datum
        if count >= len(work.data):
            h["work"] = work.link
            return self.send(work)
        device = h["device"]
        if device is None:
            return self.wait()
        h["device"] = device.link
        device.datum = work.data[count]
        work.datum = count + 1
        return self.send(device)


class DeviceTask(Task):
    def action(self, message):
        pending = self.handle
        if message is None:
            message = pending["packet"]
            if message is None:
                return self.wait()
            pending["packet"] = None
            return self.send(message)
        pending["packet"] = message
        return self.hold()


class System:
    def __init__(self):
        self.tasks = None
        self.table = {}
        self.holds = self.packets = 0

    def find(self, ident):
        task = self.table.get(ident)
        if task is None:
            raise KeyError(ident)
        return task

    def schedule(self):
        task = self.tasks
        steps = 0
        while task is not None:
            steps += 1
            task = task.link if task.is_held() else task.run()
        return steps


def run(count):
    system = System()
    IdleTask(system, IDLE, 1, None, TaskState().running(), {"control": 1, "count": count})
    queue = Packet(None, 0, KIND_WORK)
    queue = Packet(queue, 0, KIND_WORK)
    WorkTask(system, WORKER, 1000, queue, TaskState().waiting_with_packet(), {"dest": HANDLER_A, "count": 0})
    for ident, device, priority in ((HANDLER_A, DEVICE_A, 2000), (HANDLER_B, DEVICE_B, 3000)):
        queue = None
        for _ in range(3):
            queue = Packet(queue, device, KIND_DEVICE)
        HandlerTask(system, ident, priority, queue, TaskState().waiting_with_packet(), {"work": None, "device": None})
    for ident, priority in ((DEVICE_A, 4000), (DEVICE_B, 5000)):
        waiting = TaskState()
        waiting.packet_pending = waiting.holding = False
        waiting.waiting = True
        DeviceTask(system, ident, priority, None, waiting, {"packet": None})
    steps = system.schedule()
    return system.holds, system.packets, steps


for n in (10, 100, 1000):
    print(n, *run(n))
try:
    System().find(99)
except KeyError as error:
    print("no task", error)
try:
    Task(System(), 1, 1, None, TaskState(), None).action(None)
except NotImplementedError as error:
    print(repr(error))
