"""`pondlab-mpi` under mpirun: the serial program's bytes for any number of ranks, and what a killed
rank leaves. The two programs are named by PONDLAB and PONDLAB_MPI."""
import json
import os
import signal
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

SMALL = Path(__file__).parents[1] / "cli" / "files" / "small.json"
SURROUNDINGS = {
    **os.environ, "LC_ALL": "C",
    # Containers have one user, few cores and no other machine to reach.
    "OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1",
    "OMPI_MCA_rmaps_base_oversubscribe": "1", "OMPI_MCA_mpi_yield_when_idle": "1",
    "OMPI_MCA_plm": "isolated",
    # Seconds, always waited: a loaded machine takes long to say goodbye.
    "OMPI_MCA_odls_base_sigkill_timeout": "5",
    "OMPI_MCA_btl": "self,vader", "OMPI_MCA_btl_vader_single_copy_mechanism": "none",
}


def serial(*arguments):
    return subprocess.run([os.environ["PONDLAB"], *arguments], env=SURROUNDINGS, capture_output=True)


def started(ranks, *arguments):
    return subprocess.Popen(["mpirun", "-n", str(ranks), os.environ["PONDLAB_MPI"], *arguments],
                            env=SURROUNDINGS, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def under_mpi(ranks, *arguments):
    with started(ranks, *arguments) as job:
        out, err = job.communicate(timeout=600)
        return subprocess.CompletedProcess(job.args, job.returncode, out, err)


def pids_of_ranks(job, ranks):
    """Process numbers of a job's ranks, in their order, once they all have started."""
    for _ in range(600):
        found = {}
        children = Path(f"/proc/{job.pid}/task/{job.pid}/children").read_text().split()
        for pid in children:
            environment = Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
            for one in environment:
                if one.startswith(b"OMPI_COMM_WORLD_RANK="):
                    found[int(one.split(b"=")[1])] = int(pid)
        if len(found) == ranks:
            return [found[rank] for rank in range(ranks)]
        time.sleep(.05)
    raise TimeoutError("the ranks did not start")


class Mpi(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.journal = Path(folder.name, "journal")

    def test_any_number_of_ranks_gives_the_serial_bytes(self):
        for command in (["run", "--replications", "12", "--strict"],
                        ["compare", "--replications", "60"],
                        ["compare", "--explain", "thrifty,none", "--replications", "8"],
                        ["pilot", "--of", "orders,net_sales"],
                        ["trial", "--replications", "6"]):
            arguments = [command[0], str(SMALL), *command[1:], "--format", "json", "--quiet"]
            expected = serial(*arguments)
            self.assertTrue(json.loads(expected.stdout))
            # One way of sharing work serves all commands: its corners are tried with the first.
            for ranks in (1, 2, 3, 4) if command[0] == "run" else (3,):
                with self.subTest(command=command, ranks=ranks):
                    result = under_mpi(ranks, *arguments)
                    self.assertEqual(result.stdout, expected.stdout)
                    self.assertEqual(result.returncode, expected.returncode)

    def test_ranks_work_on_a_search_too(self):
        scenario = json.loads(SMALL.read_text())
        scenario["search"] = {"levers": [{"parameter": "$.campaign.sms.seen", "low": .05, "high": .45}]}
        file = self.journal.with_name("searched.json")
        file.write_text(json.dumps(scenario))
        arguments = ["search", str(file), "--plans", "5", "--replications", "6", "--format", "json", "--quiet"]
        expected = serial(*arguments)
        self.assertTrue(json.loads(expected.stdout))
        self.assertEqual(under_mpi(3, *arguments).stdout, expected.stdout)

    def test_bad_input_is_told_once(self):
        result = under_mpi(3, "run", "no-such-file.json")
        self.assertEqual(result.returncode, 66)
        self.assertEqual(result.stderr.count(b"no-such-file.json"), 1)

    def killed(self, which):
        """Kills one of three ranks while they work; what the job said, and its status."""
        arguments = ["run", str(SMALL), "--replications", "3000", "--format", "json",
                     "--journal", str(self.journal)]
        with started(3, *arguments) as job:
            victim = pids_of_ranks(job, 3)[which]
            while not self.journal.exists() or self.journal.stat().st_size < 100_000:
                self.assertIsNone(job.poll())
                time.sleep(.02)
            os.kill(victim, signal.SIGKILL)
            _, err = job.communicate(timeout=60)
            return job.returncode, err.decode()

    def goes_on(self):
        """The journal serves the serial program, which comes to its own bytes."""
        arguments = ["run", str(SMALL), "--format", "json", "--replications", "40"]
        resumed = serial(*arguments, "--journal", str(self.journal))
        self.assertIn(f"of 40 replications are in {self.journal}", resumed.stderr.decode())
        self.assertEqual(resumed.stdout, serial(*arguments).stdout)

    def test_a_killed_rank_ends_the_job_and_leaves_its_journal(self):
        status, said = self.killed(1)
        self.assertNotEqual(status, 0)
        self.assertIn("signal 9", said)
        self.assertIn(f"replications are in {self.journal}", said)
        self.goes_on()

    def test_the_first_rank_killed(self):
        status, said = self.killed(0)
        self.assertNotEqual(status, 0)
        self.assertIn("signal 9", said)
        self.goes_on()


if __name__ == "__main__":
    unittest.main()
