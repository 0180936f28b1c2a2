"""Everything that runs at the same time: mocks and subjects, started in turn, ended together."""

from . import java, machine, portkey, subjects, turnpike
from .fault import BenchFault
from .mocks import Mocks
from .verification import journal_is_off
from .workspace import Workspace


class Stage:
    def __init__(self, options, versions, say):
        self.options, self.versions, self.say = options, versions, say
        self.notes, self.subjects, self.mocks = [], [], None
        self.workspace = Workspace(options.cache)
        self.subject_cpus, self.load_cpus = machine.cores(options.placement)

    def __enter__(self):
        try:
            self._start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for running in (*self.subjects, *(self.mocks.trees if self.mocks else ())):
            running.stop()
        self.workspace.remove()

    def _start(self):
        self.mocks = Mocks(self.workspace, self.load_cpus)
        runtime = self._runtime()
        for name in self.options.subjects:
            self.say(f"starting {name}")
            self._add(name, runtime)
        self._drop_t1_if_it_logs()

    def _add(self, name, runtime):
        """A T1 that the app refuses to start with is left out; anything else has to start."""
        try:
            self.subjects.append(self._subject(name, runtime))
        except BenchFault as fault:
            if name != "turnpike-t1":
                raise
            self.say(str(fault))
            self.notes.append(f"T1 was left out: the app refuses `{turnpike.JOURNAL}=off`.")

    def _subject(self, name, runtime):
        place = (self.mocks, self.workspace, self.subject_cpus)
        if name == "direct":
            return subjects.direct(self.mocks)
        if name == "nginx":
            return subjects.nginx(*place, self.versions["nginx"])
        if name == "portkey":
            build = portkey.install(self.options.cache)
            self.notes += portkey.notes(build)
            return portkey.start(build, *place)
        if name.endswith(turnpike.EARLIER):
            runtime = runtime.of(self.options.against)
        return turnpike.start(name, runtime, *place)

    def _runtime(self):
        if not any(name.startswith("turnpike") for name in self.options.subjects):
            return None
        self.say("building the app")
        home, given = java.home(), self.options.java_flags
        flags = java.shipped_flags() if given is None else given.split()
        self.notes.append(f"Turnpike's JVM flags: `{' '.join(flags)}`.")
        return turnpike.Runtime(home, self.options.jar or java.build(home), flags,
                                machine.revision())

    def _drop_t1_if_it_logs(self):
        """A T1 that writes rows all the same would be T3 under another name."""
        for t1 in [s for s in self.subjects if s.name.startswith("turnpike-t1")]:
            self._drop_if_it_logs(t1)
        if len(self.subjects) < 2:
            raise BenchFault("nothing left to compare")

    def _drop_if_it_logs(self, t1):
        if not journal_is_off(t1):
            self.subjects.remove(t1)
            t1.stop()
            self.notes.append(f"T1 was left out: the app ignores `{turnpike.JOURNAL}=off`.")
