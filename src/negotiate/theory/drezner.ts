import { Fraction } from '../numbers/rational.ts';

/**
 * Sanctions among states that expect further conflict (Drezner 1998, International Studies
 * Quarterly 42:709–731). Payoffs: status quo (0, 0), acquiescence (D, −D), deadlock (−c_s, −c_t).
 * A side of expectation b values them as b P + (1 − b)(P − the other's P): b = 1 expects no conflict
 * and minds its own payoff only, b = 0 only who gains more.
 */
export interface Sides {
  /** What deadlock costs the sender and the target, on the scale of the demand. */
  readonly costSender: Fraction;
  readonly costTarget: Fraction;
  readonly expectSender: Fraction;
  readonly expectTarget: Fraction;
}

export interface Threat {
  /** The sender prefers deadlock to the status quo: (1 − b_s) c_t > c_s. */
  readonly credible: boolean;
  /** The most that the target yields rather than deadlock; a demand up to this succeeds. */
  readonly yieldsUpTo: Fraction;
}

/**
 * D* = (c_t − (1 − b_t) c_s)/(2 − b_t); 0 where the target prefers deadlock to yielding anything.
 *
 * ```ts
 * import { parseRational, rationalText } from '../numbers/rational.ts';
 * const q = (text) => parseRational(text);
 * const half = { expectSender: q('0.5'), expectTarget: q('0.5') };
 * const { credible, yieldsUpTo } = drezner({ costSender: q('0.1'), costTarget: q('1'), ...half });
 * credible; // => true
 * rationalText(yieldsUpTo); // => '19/30'
 * ```
 */
export function drezner({ costSender, costTarget, expectSender, expectTarget }: Sides): Threat {
  const one = new Fraction(1n);
  for (const b of [expectSender, expectTarget])
    if (b.s < 0n || b.gt(one)) throw new RangeError('an expectation b must be from 0 to 1');
  for (const c of [costSender, costTarget])
    if (c.s < 0n) throw new RangeError('a cost must be 0 or more');
  const most = costTarget
    .sub(one.sub(expectTarget).mul(costSender))
    .div(new Fraction(2n).sub(expectTarget));
  return {
    credible: one.sub(expectSender).mul(costTarget).gt(costSender),
    yieldsUpTo: most.s < 0n ? new Fraction(0n) : most,
  };
}
