package io.groundspeed.web.jobs;

import io.groundspeed.report.StoredFile;
import io.groundspeed.report.StoredFiles;
import io.groundspeed.web.frame.Region;
import io.groundspeed.web.frame.Regions;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Backing bean of the tab Reports. */
@Named("fileTable")
@RequestScoped
public class FileTable {
  @Inject private Regions regions;
  @Inject private StoredFiles stored;

  private Regions.Pending<List<StoredFile>> files;

  @PostConstruct
  void open() {
    files = regions.read(List.of("jobs", "files"), stored::list);
  }

  /** Returns the stored reports and exports, newest first. */
  public Region<List<StoredFile>> getFiles() {
    return Region.of(files);
  }

  /** Returns whether there may be more files than are listed. */
  public boolean isMore() {
    return getFiles().isShown() && getFiles().known().size() == StoredFiles.MOST;
  }

  /** Returns the links that download or show a file. */
  public List<FileLink> links(StoredFile file) {
    return FileLink.of(file);
  }
}
