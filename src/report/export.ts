/** What an export wrote, and where. */
export interface ExportReport {
  readonly timeline: string;
  readonly format: string;
  readonly out: string;
  readonly lines: number;
}
