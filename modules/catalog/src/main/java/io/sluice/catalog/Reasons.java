package io.sluice.catalog;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;

/** Says in words why something could not be fetched. */
final class Reasons {
  private Reasons() {}

  static String of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException || isUnresolved(cause)) {
        return "the host is not known; is this machine offline?";
      }
      if (cause instanceof HttpConnectTimeoutException || cause instanceof HttpTimeoutException) {
        return "no answer in time";
      }
    }
    String message = failure.getMessage();
    if (message == null || message.isBlank()) {
      return failure instanceof ConnectException
          ? "no connection; is this machine offline?"
          : failure.getClass().getSimpleName();
    }
    return message;
  }

  private static boolean isUnresolved(Throwable cause) {
    return cause instanceof UnresolvedAddressException;
  }
}
