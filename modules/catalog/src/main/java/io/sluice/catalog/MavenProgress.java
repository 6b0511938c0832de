package io.sluice.catalog;

import java.util.OptionalLong;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;

/** Passes on how the download of an artifact goes on. */
final class MavenProgress extends AbstractTransferListener {
  private final Transfer transfer;

  MavenProgress(Transfer transfer) {
    this.transfer = transfer;
  }

  @Override
  public void transferStarted(TransferEvent event) {
    long length = event.getResource().getContentLength();
    transfer.expect(length < 0 ? OptionalLong.empty() : OptionalLong.of(length));
  }

  @Override
  public void transferProgressed(TransferEvent event) {
    transfer.received(event.getTransferredBytes());
  }
}
