package io.groundspeed.web.jobs;

import io.groundspeed.job.JobStatus;
import io.groundspeed.job.desk.JobDetail;
import io.groundspeed.report.StoredFile;
import io.groundspeed.report.StoredFiles;
import io.groundspeed.web.frame.Frame;
import io.groundspeed.web.frame.Region;
import io.groundspeed.web.frame.Regions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Backing bean of a job's page. */
@Named("openJob")
@RequestScoped
public class OpenJob {
  @Inject private JobsScreen screen;
  @Inject private Frame frame;
  @Inject private Regions regions;
  @Inject private StoredFiles files;

  private Regions.@Nullable Pending<Optional<StoredFile>> made;

  /** Returns the type and name of the job, or its number where they can't be read now. */
  public String getTitle() {
    return screen.getTitle();
  }

  /** Returns the payload, with secrets masked; null if no job is open. */
  public @Nullable JsonView getPayload() {
    JobDetail job = screen.getJob();
    return job == null || job.payload() == null ? null : JsonView.of(job.payload());
  }

  /** Returns the result, with secrets masked; null if there is none. */
  public @Nullable JsonView getResult() {
    JobDetail job = screen.getJob();
    return job == null || job.result() == null ? null : JsonView.of(job.result());
  }

  /** Returns the waits and attempts; null if no job is open. */
  public @Nullable JobTimeline getTimeline() {
    JobDetail job = screen.getJob();
    return job == null ? null : JobTimeline.of(job, frame.getNow());
  }

  /** Returns whether the job waits for another attempt after a failed one. */
  public boolean isRetrying() {
    JobDetail job = screen.getJob();
    return job != null && job.row().status() == JobStatus.PENDING && job.row().attempts() > 0;
  }

  /** Returns what the job has written, according to its result; null for nothing. */
  public @Nullable Product getProduct() {
    JobDetail job = screen.getJob();
    return job == null ? null : Product.of(job.row().type(), job.result());
  }

  /** Returns the links to what the job has written; empty if it has expired. */
  public List<FileLink> getLinks() {
    Product product = getProduct();
    if (product == null) {
      return List.of();
    }
    if (made == null) {
      made =
          regions.read(
              List.of("jobs", "made", product), () -> files.find(product.kind(), product.id()));
    }
    Region<Optional<StoredFile>> file = Region.of(made);
    return file.isShown() ? file.known().map(FileLink::of).orElse(List.of()) : List.of();
  }
}
