package io.turnpike.routing.guardrails.secrets;

import io.turnpike.routing.guardrails.Finding;
import io.turnpike.routing.guardrails.scan.Ascii;
import io.turnpike.routing.guardrails.scan.FoldedText;
import io.turnpike.routing.guardrails.secrets.SecretNames.Named;
import java.util.function.Consumer;

/** One walk over a text, which looks closer where a key could begin or a name for one ends. */
final class SecretsScan {

  static final String PASSWORD = "password";
  static final String API_KEY = "api_key";
  static final String JWT = "jwt";
  static final String PRIVATE_KEY = "private_key";

  private static final int LONGEST_WORD = MarkedKey.LONGEST;
  private static final int NEAR = 120;

  private final FoldedText text;
  private final SecretsCheck check;
  private final Consumer<Finding> found;
  private final Assignment assignment;
  private final CurlCommand curl;
  private final BodyRuns runs;
  private int open;
  private int awsUntil;

  SecretsScan(FoldedText text, SecretsCheck check, Consumer<Finding> found) {
    this.text = text;
    this.check = check;
    this.found = found;
    this.assignment = new Assignment(text);
    this.curl = new CurlCommand(text);
    this.runs = new BodyRuns(text);
    this.open = text.length();
  }

  /** Folded offset up to which everything is decided. */
  int run() {
    int length = text.length();
    int at = 0;
    while (at < length) {
      int c = text.at(at);
      if ((Ascii.classes(c) & Ascii.WORD) != 0) {
        at = word(at);
      } else if (c == '-' || c == ':') {
        at = sign(at, c);
      } else if (c == FoldedText.LETTER) {
        at = foreign(at);
      } else {
        at++;
      }
    }
    return open;
  }

  private int word(int start) {
    text.forgetEnd();
    int key = beginsAlone(start) ? key(start) : -1;
    noteOpen(start);
    if (key >= 0) {
      return key;
    }
    int end = start;
    while (Ascii.isWord(text.at(end))) {
      end++;
    }
    int other = end - start > LONGEST_WORD ? -1 : special(start, end);
    return other >= 0 ? other : end - start > LONGEST_WORD ? end : named(start, end);
  }

  private boolean beginsAlone(int start) {
    int before = text.at(start - 1);
    return before != '-' && before != '_' || !Ascii.isWord(text.at(start - 2));
  }

  /** Where a vendor's key or a signed token ends that begins here. */
  private int key(int start) {
    int first = text.at(start);
    int second = text.at(start + 1);
    for (KeyShape shape : KeyShapes.beginning(first, second)) {
      int end = shape.end(text, start, runs);
      if (end >= 0) {
        awsUntil = shape.kind().equals("aws_key") ? end + NEAR : awsUntil;
        return tell(start, end, shape.kind());
      }
    }
    int token = first == 'e' && second == 'y' ? SignedToken.end(text, start) : -1;
    return token < 0 ? -1 : tell(start, token, JWT);
  }

  /** Whether a key begins here that is told by its own kind, once the walk comes to it. */
  private boolean isKey(int start) {
    for (KeyShape shape : KeyShapes.beginning(text.at(start), text.at(start + 1))) {
      if (shape.end(text, start, runs) >= 0) {
        return true;
      }
    }
    return text.is(start, "eyJ") && SignedToken.end(text, start) >= 0 || isSpecial(start);
  }

  private boolean isSpecial(int start) {
    int end = endOfWord(start);
    boolean known = end > start && end - start <= LONGEST_WORD;
    return known && (half(start) >= 0 || MarkedKey.at(text, start, end) != null);
  }

  private int endOfWord(int start) {
    int end = start;
    while (end - start <= LONGEST_WORD && Ascii.isWord(text.at(end))) {
      end++;
    }
    return end;
  }

  /** A key without a prefix, and the other half of a key of AWS. */
  private int special(int start, int end) {
    text.forgetEnd();
    int next = tell(start, half(start), "aws_key");
    if (next < 0) {
      MarkedKey marked = MarkedKey.at(text, start, end);
      next = marked == null ? -1 : tell(start, marked.end(), marked.kind());
    }
    noteOpen(start);
    return next;
  }

  private int half(int start) {
    boolean near = start < awsUntil && "/+".indexOf(text.at(start - 1)) < 0;
    return near ? SignedToken.half(text, start) : -1;
  }

  private int named(int start, int end) {
    curl.note(start, end);
    int login = curl.isLogin(start, end) ? login(end) : -1;
    if (login >= 0 || !check.entropy()) {
      return Math.max(login, end);
    }
    text.forgetEnd();
    Named scheme = SecretNames.scheme(text, start, end);
    Named name = scheme == Named.NOTHING ? SecretNames.of(text, start, end) : scheme;
    boolean flag = scheme != Named.NOTHING || text.at(start - 1) == '-';
    if (name == Named.NOTHING) {
      return end;
    }
    boolean value = assignment.read(end, flag);
    return valued(name, value, end);
  }

  private int valued(Named name, boolean value, int otherwise) {
    noteOpen(assignment.start());
    if (!value || assignment.goesOn() || isKey(assignment.start())) {
      return otherwise;
    }
    Value read = new Value(text, assignment.start(), assignment.end());
    boolean secret =
        switch (name) {
          case NOTHING -> false;
          case PASSWORD -> assignment.isSentence() ? read.isOddWord() : read.isPassword();
          case TOKEN -> read.isToken();
          case LOGIN -> read.isLogin();
        };
    String kind = name == Named.PASSWORD ? PASSWORD : API_KEY;
    return secret ? tell(assignment.start(), assignment.end(), kind) : otherwise;
  }

  private int login(int option) {
    text.forgetEnd();
    CommandLogin login = new CommandLogin(text, option);
    noteOpen(Math.min(login.start(), text.length()));
    boolean secret = login.isSecret() && !isKey(login.start());
    return secret ? tell(login.start(), login.end(), PASSWORD) : -1;
  }

  /** Behind a run of letters of another script. */
  private int foreign(int at) {
    text.forgetEnd();
    int end = at;
    while (text.at(end) == FoldedText.LETTER) {
      end++;
    }
    if (!check.entropy() || !SecretNames.foreign(text, end)) {
      return end;
    }
    boolean value = assignment.readBehind(end);
    return valued(Named.PASSWORD, value, end);
  }

  private int sign(int at, int c) {
    text.forgetEnd();
    if (c == '-') {
      int end = text.at(at + 1) == '-' ? PrivateKey.end(text, at) : -1;
      noteOpen(at);
      return end < 0 ? at + 1 : tell(at, end, PRIVATE_KEY);
    }
    if (text.at(at + 1) != '/' || text.at(at + 2) != '/') {
      return at + 1;
    }
    return user(at + 3);
  }

  /** The password of {@code scheme://user:password@host}. */
  private int user(int start) {
    UserInfo user = new UserInfo(text, start);
    noteOpen(Math.min(user.start(), text.length()));
    if (!user.isSecret() || isKey(user.start())) {
      return start;
    }
    return tell(user.start(), user.end(), PASSWORD);
  }

  private void noteOpen(int start) {
    if (text.endSeen()) {
      open = Math.min(open, start);
    }
  }

  /** Where to go on: behind what ends here, or -1 where nothing does. */
  private int tell(int start, int end, String kind) {
    if (end >= 0 && check.wants(kind)) {
      found.accept(new Finding(text.start(start), text.end(end), kind));
    }
    return end;
  }
}
