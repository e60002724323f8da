/** Presses of one person are sent one after the other, each on what the one before has left. */

/** Sends a press that was made at this step; tells the step afterwards, null when it was refused. */
export type Send = (step: number) => Promise<number | null>;

/**
 * Two presses in a row are both made at the same step, though the first one changes it: the
 * second is not stale by that. Whatever others changed in between still makes it stale.
 */
export function oneByOne(): (step: number, send: Send) => Promise<void> {
  let before: Promise<void> = Promise.resolve();
  let own: { from: number; to: number } | null = null;

  const goOn = async (step: number, send: Send): Promise<void> => {
    const to = await send(own?.from === step ? own.to : step);
    own = to === null ? null : { from: step, to };
  };
  return (step, send) => {
    before = before.then(() => goOn(step, send));
    return before;
  };
}
