#include "cli/mpi/mpi_message.hpp"

#include <mpi.h>

namespace pondlab::cli {

void post(int rank, Tag tag, std::span<const std::byte> content) {
  MPI_Send(content.data(), static_cast<int>(content.size()), MPI_BYTE, rank, static_cast<int>(tag),
           MPI_COMM_WORLD);
}

std::optional<Message> collect() {
  int there = 0, size = 0;
  MPI_Status status;
  MPI_Iprobe(MPI_ANY_SOURCE, MPI_ANY_TAG, MPI_COMM_WORLD, &there, &status);
  if (!there) return std::nullopt;
  MPI_Get_count(&status, MPI_BYTE, &size);
  Message message{status.MPI_SOURCE, static_cast<Tag>(status.MPI_TAG),
                  std::vector<std::byte>(static_cast<std::size_t>(size))};
  MPI_Recv(message.content.data(), size, MPI_BYTE, status.MPI_SOURCE, status.MPI_TAG,
           MPI_COMM_WORLD, MPI_STATUS_IGNORE);
  return message;
}

} // namespace pondlab::cli
