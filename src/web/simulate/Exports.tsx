import { useState } from 'react';
import { fanRows, longCsv, shareRows } from '../../chart/long-form.ts';
import type { SimulateReport } from '../../report/simulate.ts';
import { download } from '../figure/export.ts';
import { commandLine, modelFileOf } from './command-line.ts';
import { type SimulationView, tellingOf } from './use-simulation.ts';
import { madeOf } from '../../report/simulate-words.ts';
import { figure } from '../../report/words.ts';

/** Most rows of a file of all runs: more is for the command line. */
const ROWS_MAX = 2_000_000;

interface ExportsProps {
  readonly name: string;
  readonly report: SimulateReport;
  readonly asked: Pick<SimulationView, 'engine' | 'ground' | 'wanted'>;
}

/** Everything counted, as files, and what gives the same numbers elsewhere. */
export function Exports({ name, report, asked }: ExportsProps) {
  const { engine, ground, wanted } = asked;
  const { model, base, runs, setting } = wanted;
  const [said, setSaid] = useState<string>();
  const rows = runs * setting.months * model.written.indicators.length;
  const tooMany = rows > ROWS_MAX;
  const write = (what: 'runs' | 'counts', file: string): void => {
    setSaid(`Writing ${file} …`);
    const { job } = tellingOf(ground, wanted, 0);
    engine.write({ job, runs, what }).then(
      (blob) => {
        download(file, blob);
        setSaid(`${file} is written.`);
      },
      (error: unknown) => {
        setSaid(`${file} was not written: ${error instanceof Error ? error.message : ''}`);
      },
    );
  };
  return (
    <section className="card exports" aria-label="Take it along">
      <h2>All {figure(runs)} runs as files, and the command that makes them again</h2>
      <div className="scrubber-row">
        <button
          type="button"
          disabled={tooMany}
          title={
            tooMany
              ? `${figure(rows)} rows are too many for the page (${figure(ROWS_MAX)}): take fewer runs or months`
              : `${figure(rows)} rows: run, month, indicator, value`
          }
          onClick={() => {
            write('runs', `${name}_simulated-runs.csv`);
          }}
        >
          Runs (CSV)
        </button>
        <button
          type="button"
          title="As simulate --csv writes it: bands by month, shares of outcomes"
          onClick={() => {
            download(`${name}_simulated-quantiles.csv`, csvBlob(report));
          }}
        >
          Quantiles (CSV)
        </button>
        <button
          type="button"
          title="As simulate --out writes it: seed, assumptions and exact counts; verify runs it again"
          onClick={() => {
            write('counts', `${name}_simulated.json`);
          }}
        >
          Scenario and counts (JSON)
        </button>
        {model !== base && (
          <button
            type="button"
            title="The model with its actors as they are set here, for simulate --model"
            onClick={() => {
              const text = `${JSON.stringify(model.written, null, 2)}\n`;
              download(modelFileOf(model.written.model), new Blob([text], { type: 'text/yaml' }));
            }}
          >
            Model as set here (YAML)
          </button>
        )}
      </div>
      <Command line={commandLine(report, wanted)} onSaid={setSaid} />
      <p className="quiet" role="status">
        {said ?? `${madeOf(report)}.`}
      </p>
    </section>
  );
}

function Command({
  line,
  onSaid,
}: {
  readonly line: string;
  readonly onSaid: (words: string) => void;
}) {
  return (
    <p className="command">
      <code>{line}</code>{' '}
      <button
        type="button"
        onClick={() => {
          navigator.clipboard.writeText(line).then(
            () => {
              onSaid('The command is copied.');
            },
            () => {
              onSaid('The browser does not let the page copy: mark the command and copy it.');
            },
          );
        }}
      >
        Copy
      </button>
    </p>
  );
}

/** The bands and shares as the command line writes them. */
function csvBlob({ indicators, outcomes }: SimulateReport): Blob {
  const rows = [
    ...indicators.flatMap(({ indicator, months }) =>
      fanRows({ title: indicator, unit: '', points: months }),
    ),
    ...shareRows({
      title: '',
      shares: outcomes.map(({ outcome, share, low, high }) => ({
        name: outcome,
        value: share,
        low,
        high,
      })),
    }),
  ];
  return new Blob([longCsv(rows)], { type: 'text/csv' });
}
