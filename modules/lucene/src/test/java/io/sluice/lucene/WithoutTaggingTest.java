package io.sluice.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who has no tagger has no use of the filter, but of all the rest. */
class WithoutTaggingTest {
  private static final List<String> OURS = List.of("tagging", "embeddings", "neural", "model");

  private static URL[] classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> OURS.stream().noneMatch(name -> isModule(entry, name)))
        .map(WithoutTaggingTest::url)
        .toArray(URL[]::new);
  }

  private static boolean isModule(String entry, String name) {
    String path = entry.replace(File.separatorChar, '/');
    return path.contains("/modules/" + name + "/") || path.contains("/sluice-" + name + "-");
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void luceneFindsItsFactories() throws Exception {
    try (URLClassLoader loader =
        new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
      Thread thread = Thread.currentThread();
      ClassLoader before = thread.getContextClassLoader();
      thread.setContextClassLoader(loader);
      try {
        assertThat(names(loader, "TokenFilterFactory", "availableTokenFilters"))
            .contains("lowercase", "sluiceEntities");
        assertThat(names(loader, "TokenizerFactory", "availableTokenizers")).contains("sluice");
      } finally {
        thread.setContextClassLoader(before);
      }
      Class<?> tokenizer = loader.loadClass("io.sluice.lucene.SluiceTokenizer");
      assertThat(tokenizer.getConstructor().newInstance()).isNotNull();
      assertThat(loader.getResource("io/sluice/tagging/Tagger.class")).isNull();
    }
  }

  private static List<String> names(ClassLoader loader, String factory, String method)
      throws Exception {
    Object names =
        loader.loadClass("org.apache.lucene.analysis." + factory).getMethod(method).invoke(factory);
    return ((Set<?>) names).stream().map(String::valueOf).toList();
  }
}
