import { describe, expect, it } from 'vitest';
import { emergenciesOn } from '../../../projections/emergency.ts';
import { given } from '../../given.ts';
import { rules } from '../../words.ts';

const declared = rules('martial-law', 'in-force', '1981-12-13');

describe('emergency-in-order', () => {
  it('should be suspended, then ended, and count its days', () => {
    const suspended = rules('martial-law', 'suspended', '1982-12-31');
    given(declared).when(suspended).thenAccepted();
    given(declared, suspended)
      .when(rules('martial-law', 'ended', '1983-07-22'))
      .thenAccepted()
      .thenOn('1984-01-01', ({ emergency }, day) => {
        expect(emergenciesOn(emergency, day)).toMatchObject([{ status: 'ended', days: 586 }]);
      });
  });
  it('should be declared anew, and count from then', () => {
    given(declared, rules('martial-law', 'ended', '1983-07-22'))
      .when(rules('martial-law', 'in-force', '1984-01-01'))
      .thenAccepted()
      .thenOn('1984-01-11', ({ emergency }, day) => {
        expect(emergenciesOn(emergency, day)).toMatchObject([
          { status: 'in-force', declared: '1984-01-01', days: 10 },
        ]);
      });
  });
  it('should refuse to end or suspend what was not declared, or to end it twice', () => {
    given()
      .when(rules('martial-law', 'ended', '1983-07-22'))
      .thenRefused('emergency-in-order', /not yet declared/, /add its declaration/);
    given(declared, rules('martial-law', 'ended', '1983-07-22'))
      .when(rules('martial-law', 'ended', '1983-07-23'))
      .thenRefused('emergency-in-order', /it is ended/, /in force or suspended/);
  });
});
