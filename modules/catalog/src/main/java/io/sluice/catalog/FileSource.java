package io.sluice.catalog;

import io.sluice.corpora.Globs;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a file of a corpus comes from when neither the cache nor the mirror has it. */
public sealed interface FileSource {

  /** For messages: what is tried, in a few words. */
  String describe();

  /**
   * Downloaded over HTTPS; a name ending with {@code .gz} is uncompressed.
   *
   * @param url with scheme https, without user information
   */
  record Https(URI url) implements FileSource {
    /** Checks the scheme. */
    public Https {
      if (!"https".equals(lower(url.getScheme())) || url.getHost() == null) {
        throw new IllegalArgumentException("expected an https:// address, was " + url);
      }
      if (url.getUserInfo() != null) {
        throw new IllegalArgumentException("the address must not hold a user name or password");
      }
    }

    private static String lower(@Nullable String scheme) {
      return scheme == null ? "" : scheme.toLowerCase(Locale.ROOT);
    }

    @Override
    public String describe() {
      return url.toString();
    }
  }

  /**
   * Entries of a Maven artifact, resolved with the user's settings, mirrors and proxies.
   *
   * @param coordinates {@code group:artifact[:extension[:classifier]]:version}
   * @param entries which entries of the jar, put together in the order of their names
   */
  record Maven(String coordinates, Globs entries) implements FileSource {
    private static final Pattern COORDINATES =
        Pattern.compile("[\\w.-]{1,200}:[\\w.-]{1,200}(:[\\w.-]{1,50}){0,2}:[\\w.+-]{1,100}");

    /** Checks the form of the coordinates. */
    public Maven {
      if (!COORDINATES.matcher(coordinates).matches()) {
        throw new IllegalArgumentException(
            "expected group:artifact[:extension[:classifier]]:version, was " + coordinates);
      }
    }

    @Override
    public String describe() {
      return "Maven artifact " + coordinates;
    }
  }

  /**
   * Entries of an npm package, fetched by the installed {@code npm} client with its configuration.
   *
   * @param name of the package, with its scope if it has one
   * @param version exact
   * @param entries which entries, without the leading {@code package/}
   */
  record Npm(String name, String version, Globs entries) implements FileSource {
    private static final Pattern NAME =
        Pattern.compile("(@[a-z0-9~][a-z0-9._~-]{0,100}/)?[a-z0-9~][a-z0-9._~-]{0,200}");
    private static final Pattern VERSION =
        Pattern.compile("\\d{1,9}\\.\\d{1,9}\\.\\d{1,9}[\\w.+-]{0,50}");

    /** Checks name and version: they are handed to another program. */
    public Npm {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("expected the name of an npm package, was " + name);
      }
      if (!VERSION.matcher(version).matches()) {
        throw new IllegalArgumentException(
            "expected an exact version such as 1.2.3, was " + version);
      }
    }

    @Override
    public String describe() {
      return "npm package " + name + "@" + version;
    }
  }

  /**
   * A file on this machine, or the selected files of a directory, put together in the order of
   * their paths. A file whose name ends with {@code .gz} is uncompressed.
   *
   * @param path absolute
   * @param entries which files, if it is a directory
   */
  record Local(Path path, Globs entries) implements FileSource {
    /** Checks that the path does not depend on the working directory. */
    public Local {
      if (!path.isAbsolute()) {
        throw new IllegalArgumentException("expected an absolute path, was " + path);
      }
    }

    @Override
    public String describe() {
      return path.toString();
    }
  }

  /**
   * Comes with Sluice itself, beside its cards.
   *
   * @param name with the card's directory as the only one: {@code sample-ner/train.conll}
   */
  record Bundled(String name) implements FileSource {
    private static final Pattern NAME =
        Pattern.compile("[a-z0-9][a-z0-9-]{0,63}/[a-z0-9][a-z0-9-]{0,63}\\.[a-z0-9]{1,10}");

    /** Checks that the name cannot point elsewhere. */
    public Bundled {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "expected a file that comes with Sluice, such as sample-ner/train.conll, was " + name);
      }
    }

    @Override
    public String describe() {
      return "Sluice itself (" + name + ")";
    }
  }

  /**
   * Cannot be fetched, for reasons of licence; the user supplies it.
   *
   * @param instructions where the user gets it
   */
  record Supplied(String instructions) implements FileSource {
    @Override
    public String describe() {
      return instructions;
    }
  }
}
