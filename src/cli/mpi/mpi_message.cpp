#include "cli/mpi/mpi_message.hpp"

#include <mpi.h>
#include <set>
#include <utility>

namespace pondlab::cli {

void post(int rank, Tag tag, std::span<const std::byte> content) {
  MPI_Send(content.data(), static_cast<int>(content.size()), MPI_BYTE, rank, static_cast<int>(tag),
           MPI_COMM_WORLD);
}

namespace {

/// A message that has begun to come. Of one that a killed rank was writing the rest never comes,
/// so nobody may wait for it.
struct VisitGeneration {
  Message message;
  MPI_Request request;
};

std::optional<VisitGeneration> next_coming() {
  int there = 0, size = 0;
  MPI_Status status;
  MPI_Message handle;
  MPI_Improbe(MPI_ANY_SOURCE, MPI_ANY_TAG, MPI_COMM_WORLD, &there, &handle, &status);
  if (!there) return std::nullopt;
  MPI_Get_count(&status, MPI_BYTE, &size);
  VisitGeneration coming{{status.MPI_SOURCE, static_cast<Tag>(status.MPI_TAG),
                          std::vector<std::byte>(static_cast<std::size_t>(size))},
                         MPI_REQUEST_NULL};
  MPI_Imrecv(coming.message.content.data(), size, MPI_BYTE, &handle, &coming.request);
  return coming;
}

} // namespace

std::optional<Message> collect() {
  static std::vector<VisitGeneration> under_way; // this process's: one thread may call us
  if (auto next = next_coming()) under_way.push_back(std::move(*next));
  std::set<int> waiting; // writers whose older messages are not here yet
  for (auto coming = under_way.begin(); coming != under_way.end(); ++coming) {
    if (waiting.contains(coming->message.rank)) continue;
    int here = 0;
    MPI_Test(&coming->request, &here, MPI_STATUS_IGNORE);
    if (here) {
      Message message = std::move(coming->message);
      under_way.erase(coming);
      return message;
    }
    waiting.insert(coming->message.rank);
  }
  return std::nullopt;
}

} // namespace pondlab::cli
