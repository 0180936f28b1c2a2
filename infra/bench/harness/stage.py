"""Everything that runs at the same time: mocks and subjects, started in turn, ended together."""

from . import envoy, java, litellm, machine, portkey, restarts, subjects, turnpike
from .fault import BenchFault
from .kinds import START
from .mocks import Mocks
from .verification import journal_is_off
from .workspace import Workspace


PACKAGED = {"envoy": envoy, "litellm": litellm}


class Stage:
    def __init__(self, options, versions, say):
        self.options, self.versions, self.say = options, versions, say
        self.notes, self.subjects, self.mocks, self.runtime, self.starts = [], [], None, None, []
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
        self.runtime = self._runtime()
        if self.runtime and START in self.options.parts:
            idle = 2 if self.options.keep_noisy else restarts.IDLE_SECONDS
            self.starts = restarts.measure(self.runtime, self.workspace, self.say, idle)
        self.mocks = Mocks(self.workspace, self.load_cpus)
        for name in self.options.subjects:
            self.say(f"starting {name}")
            self._add(name)
        self.notes += self._flags()
        self._drop_t1_if_it_logs()

    def _add(self, name):
        """A T1 that the app refuses to start with is left out; anything else has to start."""
        try:
            self.subjects.append(self._subject(name))
        except BenchFault as fault:
            if name != "turnpike-t1":
                raise
            self.say(str(fault))
            self.notes.append(f"T1 was left out: the app refuses `{turnpike.JOURNAL}=off`.")

    def _subject(self, name):
        place = (self.mocks, self.workspace, self.subject_cpus)
        if name == "direct":
            return subjects.direct(self.mocks)
        if name == "nginx":
            return subjects.nginx(*place, self.versions["nginx"])
        if name in PACKAGED:
            return PACKAGED[name].start(self.options.cache, *place)
        if name == "portkey":
            build = portkey.install(self.options.cache)
            self.notes += portkey.notes(build)
            return portkey.start(build, *place)
        earlier = name.endswith(turnpike.EARLIER)
        return turnpike.start(name, self._jar(self.options.against) if earlier else self.runtime, *place)

    def _runtime(self):
        """The layout that is shipped, if the build makes one and nothing else is asked for."""
        options = self.options
        if not any(name.startswith("turnpike") for name in options.subjects):
            return None
        if options.jar:
            return self._jar(options.jar)
        self.say("building the app")
        java.build(java.home())
        launcher = java.launcher()
        if launcher and not options.java_flags and not options.against:
            return turnpike.Runtime.of_layout(java.home(), launcher, machine.revision())
        return self._jar(java.jar())

    def _jar(self, jar):
        given = self.options.java_flags
        flags = java.shipped_flags() if given is None else given.split()
        version = jar.name if jar == self.options.against else machine.revision()
        return turnpike.Runtime.of_jar(java.home(), jar, flags, version)

    def _flags(self):
        running = [s for s in self.subjects if s.name.startswith("turnpike")]
        if running:
            run = "a jar" if "-jar" in self.runtime.command else "the layout that is shipped"
            flags = " ".join(java.flags_of(running[0].tree.gateway()))
            yield f"Turnpike runs from {run}; JVM flags: `{flags}`."

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
