/** What was talked about before a danger: whether it may be taken up again at once, or waits until the patient writes again. */

/** How talk of a danger has ended: not in the breath of an urgent answer is anything else gone on with. */
export interface CrisisEnd {
  goOn: boolean;
  /** What was typed to the question about the danger and did not answer it: it may answer the one that waited. */
  meanwhile?: readonly string[] | undefined;
}

/** What has ended otherwise than as a danger never stands in the way. */
export function mayGoOn(ended: unknown): boolean {
  return (ended as Partial<CrisisEnd> | undefined)?.goOn ?? true;
}

export function typedMeanwhile(ended: unknown): readonly string[] {
  return (ended as Partial<CrisisEnd> | undefined)?.meanwhile ?? [];
}
