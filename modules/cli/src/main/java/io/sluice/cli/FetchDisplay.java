package io.sluice.cli;

import io.sluice.catalog.FetchListener;
import java.util.OptionalLong;

/** Shows how fetching goes on. */
record FetchDisplay(Console console) implements FetchListener {
  @Override
  public void note(String message) {
    console.say(message);
  }

  @Override
  public void progress(String file, long bytes, OptionalLong total) {
    if (console.wantsStatus()) {
      var of = total.isPresent() ? " of " + Figures.bytes(total.getAsLong()) : "";
      console.status(file + "  " + Figures.bytes(bytes) + of);
    }
  }
}
