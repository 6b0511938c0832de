package io.sluice.corpora.annotated;

import io.sluice.text.document.Origin;
import java.util.ArrayList;
import java.util.List;

/** Collects remarks; of very many, only the number. */
final class Remarks {
  private static final int MOST = 10_000;

  private final List<Remark> remarks = new ArrayList<>();
  private long more;

  void add(Origin origin, String message) {
    if (remarks.size() < MOST) {
      remarks.add(new Remark(origin, message));
    } else {
      more++;
    }
  }

  List<Remark> list() {
    if (more == 0) {
      return List.copyOf(remarks);
    }
    List<Remark> all = new ArrayList<>(remarks);
    all.add(new Remark(remarks.get(MOST - 1).origin(), more + " more remarks after this place"));
    return List.copyOf(all);
  }
}
