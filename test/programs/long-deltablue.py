"""One-way constraints with strengths, planned incrementally: the kind of program that deltablue is."""
from abc import ABC, abstractmethod
from enum import IntEnum


class Strength(IntEnum):
    REQUIRED = 0
    STRONG = 1
    NORMAL = 2
    WEAK = 3
    WEAKEST = 4

    def stronger(self, other):
        return self < other

    @property
    def label(self):
        return self.name.lower()


class Variable(object):
    count = 0

    def __init__(self, name, value=0):
        self.name = name
        self.value = value
        self.constraints = []
        self.determined_by = None
        self.walk_strength = Strength.WEAKEST
        self.stay = True
        self.mark = 0
        Variable.count += 1

    def add(self, constraint):
        self.constraints.append(constraint)

    def remove(self, constraint):
        self.constraints.remove(constraint)
        if self.determined_by is constraint:
            self.determined_by = None

    def __repr__(self):
        return '<%s=%r %s>' % (self.name, self.value, self.walk_strength.label)


class Constraint(ABC):
    def __init__(self, strength):
        self.strength = strength

    def install(self, planner):
        for variable in self.variables():
            variable.add(self)
        planner.incremental_add(self)

    def destroy(self, planner):
        if self.is_satisfied():
            planner.incremental_remove(self)
        for variable in self.variables():
            variable.remove(self)

    @abstractmethod
    def variables(self): ...

    @abstractmethod
    def choose(self, mark): ...

    @abstractmethod
    def execute(self): ...

    @property
    @abstractmethod
    def output(self): ...

    def inputs(self):
        return [v for v in self.variables() if v is not self.output]

    def is_satisfied(self):
        return self.output is not None

    def inputs_known(self, mark):
        return all(v.mark == mark or v.stay or v.determined_by is None for v in self.inputs())

    def satisfy(self, mark, planner):
        self.choose(mark)
        if not self.is_satisfied():
            if self.strength == Strength.REQUIRED:
                raise RuntimeError('could not satisfy a required constraint')
            return None
        for variable in self.inputs():
            variable.mark = mark
        out = self.output
        overridden = out.determined_by
        if overridden is not None:
            overridden.unsatisfy()
        out.determined_by = self
        if not planner.add_propagate(self, mark):
            raise RuntimeError('cycle encountered')
        out.mark = mark
        return overridden


class Unary(Constraint):
    is_input = False

    def __init__(self, variable, strength, planner):
        super().__init__(strength)
        self._variable = variable
        self._satisfied = False
        self.install(planner)

    def variables(self):
        return [self._variable]

    def choose(self, mark):
        self._satisfied = self._variable.mark != mark and self.strength.stronger(self._variable.walk_strength)

    def unsatisfy(self):
        self._satisfied = False

    @property
    def output(self):
        return self._variable if self._satisfied else None

    def recalculate(self):
        out = self._variable
        out.walk_strength = self.strength
        out.stay = not self.is_input
        if out.stay:
            self.execute()

    def execute(self):
        pass


class Stay(Unary):
    pass


class Edit(Unary):
    is_input = True


class Binary(Constraint):
    def __init__(self, left, right, strength, planner):
        super().__init__(strength)
        self.left, self.right, self.direction = left, right, 0
        self.install(planner)

    def variables(self):
        return [self.left, self.right]

    def choose(self, mark):
        left, right = self.left, self.right
        if left.mark == mark:
            ok = right.mark != mark and self.strength.stronger(right.walk_strength)
            self.direction = 1 if ok else 0
        elif right.mark == mark:
            ok = left.mark != mark and self.strength.stronger(left.walk_strength)
            self.direction = -1 if ok else 0
        elif left.walk_strength > right.walk_strength:
            self.direction = -1 if self.strength.stronger(left.walk_strength) else 0
        else:
            self.direction = 1 if self.strength.stronger(right.walk_strength) else 0

    def unsatisfy(self):
        self.direction = 0

    @property
    def output(self):
        return {1: self.right, -1: self.left, 0: None}[self.direction]

    @property
    def source(self):
        return self.left if self.direction == 1 else self.right

    def recalculate(self):
        source, out = self.source, self.output
        out.walk_strength = max(self.strength, source.walk_strength)
        out.stay = source.stay
        if out.stay:
            self.execute()


class Equal(Binary):
    def execute(self):
        self.output.value = self.source.value


class Scale(Binary):
    def __init__(self, source, scale, offset, dest, strength, planner):
        self.scale, self.offset = scale, offset
        super().__init__(source, dest, strength, planner)

    def variables(self):
        return [self.left, self.right, self.scale, self.offset]

    def execute(self):
        if self.direction == 1:
            self.right.value = self.left.value * self.scale.value + self.offset.value
        else:
            self.left.value = (self.right.value - self.offset.value) // self.scale.value


class Planner:
    def __init__(self):
        self.mark = 0
        self.steps = 0

    def new_mark(self):
        self.mark += 1
        return self.mark

    def incremental_add(self, constraint):
        mark = self.new_mark()
        overridden = constraint.satisfy(mark, self)
        while overridden is not None:
            overridden = overridden.satisfy(mark, self)

    def incremental_remove(self, constraint):
        out = constraint.output
        constraint.unsatisfy()
        unsatisfied = self.remove_propagate(out)
        for strength in Strength:
            for other in unsatisfied:
                if other.strength is strength:
                    self.incremental_add(other)

    def add_propagate(self, constraint, mark):
        todo = [constraint]
        while todo:
            each = todo.pop()
            self.steps += 1
            if each.output.mark == mark:
                self.incremental_remove(constraint)
                return False
            each.recalculate()
            todo.extend(self.consuming(each.output))
        return True

    def consuming(self, variable):
        for constraint in variable.constraints:
            if constraint is not variable.determined_by and constraint.is_satisfied():
                yield constraint

    def remove_propagate(self, out):
        out.determined_by, out.walk_strength, out.stay = None, Strength.WEAKEST, True
        unsatisfied, todo = [], [out]
        while todo:
            variable = todo.pop()
            unsatisfied += [c for c in variable.constraints if not c.is_satisfied()]
            for constraint in self.consuming(variable):
                constraint.recalculate()
                todo.append(constraint.output)
        return sorted(unsatisfied, key=lambda c: c.strength)

    def plan_from(self, constraints):
        mark, plan = self.new_mark(), []
        todo = [c for c in constraints if c.is_input and c.is_satisfied()]
        while todo:
            constraint = todo.pop()
            if constraint.output.mark != mark and constraint.inputs_known(mark):
                plan.append(constraint)
                constraint.output.mark = mark
                todo += self.consuming(constraint.output)
        return plan


def change(planner, variable, new_value):
    edit = Edit(variable, Strength.STRONG, planner)
    plan = planner.plan_from([edit])
    for _ in range(10):
        variable.value = new_value
        for constraint in plan:
            constraint.execute()
    edit.destroy(planner)
    return len(plan)


def chain(n):
    planner = Planner()
    variables = [Variable('v%d' % i) for i in range(n + 1)]
    for a, b in zip(variables, variables[1:]):
        Equal(a, b, Strength.REQUIRED, planner)
    Stay(variables[-1], Strength.WEAK, planner)
    edit = Edit(variables[0], Strength.STRONG, planner)
    plan = planner.plan_from([edit])
    for i in range(20):
        variables[0].value = i
        for constraint in plan:
            constraint.execute()
        if variables[-1].value != i:
            print('chain failed', i, variables[-1])
    edit.destroy(planner)
    print('chain of', n, 'plan', len(plan), 'steps', planner.steps, variables[-1])


def projection(n):
    planner = Planner()
    scale, offset = Variable('scale', 10), Variable('offset', 1000)
    dests, src, dst = [], None, None
    for i in range(n):
        src, dst = Variable(f'src{i}', i), Variable(f'dst{i}', i)
        dests.append(dst)
        Stay(src, Strength.NORMAL, planner)
        Scale(src, scale, offset, dst, Strength.REQUIRED, planner)
    print('plan', change(planner, src, 17), dst)
    print('plan', change(planner, dst, 1050), src)
    print('plan', change(planner, scale, 5), sum(d.value for d in dests))
    print('plan', change(planner, offset, 2000), sum(d.value for d in dests), 'steps', planner.steps)


def main():
    chain(60)
    projection(40)
    try:
        Constraint(Strength.WEAK)
    except TypeError as problem:
        print(problem)
    print(list(Strength), Strength(2), Strength['WEAK'].label, Strength.WEAK > Strength.STRONG, Variable.count)
    print([type(k).__name__ for k in (Strength.WEAK, Strength)], Strength.WEAK + 1, f'{Strength.WEAK}', repr(Strength.NORMAL))


if __name__ == '__main__':
    main()
