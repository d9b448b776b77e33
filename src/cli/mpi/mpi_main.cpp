#include "cli/commands/program.hpp"
#include "cli/mpi/mpi_coordinator.hpp"
#include "cli/mpi/mpi_rank.hpp"
#include "cli/program/process.hpp"

#include <csignal>
#include <cstdlib>
#include <iostream>
#include <mpi.h>

using namespace pondlab;

namespace {

/// The command line, whose items the other ranks work on too.
int run_rank_0(int ranks, const std::vector<std::string>& arguments) {
  cli::Console console = cli::console_of_process();
  if (!use_instruction_set(console)) MPI_Abort(MPI_COMM_WORLD, 64);
  cli::Coordinator coordinator(ranks, [&] { return console.stopped_by() != 0; });
  if (ranks > 1)
    console.assist = [&](const experiment::JobSpecification& specification,
                         experiment::WorkQueue& queue) { coordinator.serve(specification, queue); };
  const int status = cli::run(arguments, console);
  std::cout.flush();
  if (!coordinator.close()) std::_Exit(status); // MPI would wait for the lost one
  return status;
}

void run_other_rank() {
  cli::Console console = cli::console_of_process();
  std::signal(SIGINT, SIG_IGN); // rank 0 is asked too, and tells us
  std::signal(SIGTERM, SIG_IGN);
  if (use_instruction_set(console)) cli::work_for_rank_0();
}

} // namespace

/// The command line as one job of many processes: `mpirun -n 4 pondlab-mpi compare FILE`.
int main(int count, char** values) {
  int threads = 0, rank = 0, ranks = 1, status = 0;
  MPI_Init_thread(&count, &values, MPI_THREAD_FUNNELED, &threads);
  MPI_Comm_rank(MPI_COMM_WORLD, &rank);
  MPI_Comm_size(MPI_COMM_WORLD, &ranks);
  if (rank == 0)
    status = run_rank_0(ranks, std::vector<std::string>(values + (count > 0), values + count));
  else
    run_other_rank();
  MPI_Finalize();
  return status;
}
