package io.turnpike.routing.config.language;

/**
 * What one reading of a document has to say: what is wrong, what is hardly meant, and how large it
 * becomes.
 */
public record Findings(Mistakes mistakes, Warnings warnings, PlanWeight weight) {

  public Findings() {
    this(new Mistakes(), new Warnings(), new PlanWeight());
  }

  public void mistake(Pointer at, String sentence) {
    mistakes.add(at, sentence);
  }

  public void warning(Pointer at, String sentence) {
    warnings.add(at, sentence);
  }

  /** What a compiled document takes in memory beyond what its length suggests. */
  public static final class PlanWeight {

    /** Instructions of all its regular expressions together. */
    static final int MOST_INSTRUCTIONS = 50_000;

    private static final int BYTES_PER_INSTRUCTION = 100;
    private static final int BYTES_PER_OPERAND = 64;

    private long instructions;
    private int operands;
    private int more;

    public void addOperand() {
      operands++;
    }

    public void addBytes(int bytes) {
      more += bytes;
    }

    /** False when there is no room for an expression of so many instructions. */
    public boolean addExpression(long size) {
      boolean fits = instructions + size <= MOST_INSTRUCTIONS;
      instructions += fits ? size : 0;
      return fits;
    }

    public int bytes() {
      return (int) instructions * BYTES_PER_INSTRUCTION + operands * BYTES_PER_OPERAND + more;
    }
  }
}
