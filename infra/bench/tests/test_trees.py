import os
import shutil
import tempfile
import unittest
from pathlib import Path

from harness import java, procfs
from harness.trees import Tree, part_of


class TreeTests(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def tree(self, script):
        cpus = sorted(os.sched_getaffinity(0))
        started = Tree("subject", ["sh", "-c", script], cpus, self.folder / "log")
        self.addCleanup(started.stop)
        return started

    def test_a_detached_process_stays_in_the_tree_and_ends_with_it(self):
        tree = self.tree("sh -c 'setsid sleep 97 & exit'; exec sleep 98")
        tree.await_ready(lambda: names(tree).count("sleep") == 2, 10)
        members = [member.pid for member in tree.members()]
        tree.stop()
        self.assertEqual([pid for pid in members if pid in procfs.processes()], [])

    def test_cpu_of_ended_children_stays_counted(self):
        tree = self.tree("sh -c 'i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done'; exec sleep 97")
        tree.await_ready(lambda: "sleep" in names(tree), 60)
        self.assertGreater(sum(tree.cpu().values()), 0.05)

    def test_the_supervisor_is_not_charged_to_the_subject(self):
        tree = self.tree("exec sleep 97")
        tree.await_ready(lambda: "sleep" in names(tree), 10)
        sizes = [procfs.memory(member.pid)["rss"] for member in tree.members() if member.name == "sleep"]
        self.assertEqual(tree.memory()["rss"], {"gateway": sum(sizes)})

    def test_a_process_that_never_gets_ready_is_quoted(self):
        tree = self.tree("echo port taken; exit 1")
        with self.assertRaisesRegex(Exception, "port taken"):
            tree.await_ready(lambda: False, 10)


class StatTests(unittest.TestCase):
    def test_a_name_may_hold_spaces_and_brackets(self):
        line = "7 (a ) b) S 3 0 0 0 0 0 0 0 0 0 100 50 20 10 0"
        process = procfs.parse_stat(line)
        self.assertEqual((process.pid, process.name, process.parent), (7, "a ) b", 3))
        self.assertAlmostEqual(process.seconds, 150 / procfs.TICKS)
        self.assertAlmostEqual(process.reaped_seconds, 30 / procfs.TICKS)

    def test_descendants_reach_grandchildren_and_nobody_else(self):
        table = {pid: procfs.Process(pid, "p", parent, 0, 0)
                 for pid, parent in ((1, 0), (2, 1), (3, 2), (4, 1))}
        self.assertEqual({p.pid for p in procfs.descendants(2, table)}, {2, 3})

    def test_databases_count_apart(self):
        self.assertEqual(part_of("redis-server-7"), "redis")
        self.assertEqual(part_of("postgres"), "postgres")
        self.assertEqual(part_of("java"), "gateway")


class JavaTests(unittest.TestCase):
    def test_flags_are_told_with_those_in_argument_files_and_without_paths(self):
        with tempfile.NamedTemporaryFile("w", suffix=".options") as options:
            options.write("# heap\n-Xms96m -Xmx1g\n-Dspring.aot.enabled=true\n")
            options.flush()
            given = ["java", f"@{options.name}", "-XX:AOTCache=/opt/t/t.aot", "-jar", "/opt/t/t.jar", "x"]
            self.assertEqual(java.flags(given[1:]), [
                "-Xms96m", "-Xmx1g", "-Dspring.aot.enabled=true", "-XX:AOTCache=t.aot"])


class ThreadTests(unittest.TestCase):
    def test_only_threads_of_the_names_asked_for_are_counted(self):
        name = procfs.processes()[os.getpid()].name
        sum(range(10**6))
        self.assertGreater(procfs.thread_seconds(os.getpid(), (name[:4],)), 0)
        self.assertEqual(procfs.thread_seconds(os.getpid(), ("C2 CompilerThre",)), 0)


def names(tree):
    return [member.name for member in tree.members()]
