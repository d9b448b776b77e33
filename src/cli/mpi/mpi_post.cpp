#include "cli/mpi/mpi_post.hpp"

#include <mpi.h>

namespace pondlab::cli {

void post(int rank, Subject subject, std::span<const std::byte> content) {
  MPI_Send(content.data(), static_cast<int>(content.size()), MPI_BYTE, rank,
           static_cast<int>(subject), MPI_COMM_WORLD);
}

std::optional<Letter> collect() {
  int there = 0, size = 0;
  MPI_Status status;
  MPI_Iprobe(MPI_ANY_SOURCE, MPI_ANY_TAG, MPI_COMM_WORLD, &there, &status);
  if (!there) return std::nullopt;
  MPI_Get_count(&status, MPI_BYTE, &size);
  Letter letter{status.MPI_SOURCE, static_cast<Subject>(status.MPI_TAG),
                std::vector<std::byte>(static_cast<std::size_t>(size))};
  MPI_Recv(letter.content.data(), size, MPI_BYTE, status.MPI_SOURCE, status.MPI_TAG, MPI_COMM_WORLD,
           MPI_STATUS_IGNORE);
  return letter;
}

} // namespace pondlab::cli
