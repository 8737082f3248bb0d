import { parseAsString, useQueryStates } from 'nuqs';

const parsers = { evaluator: parseAsString, version: parseAsString };

/** Whose scores the page is about; it stands in the address. Absent means the server's choice. */
export function useQualityChoice() {
  const [choice, set] = useQueryStates(parsers, { history: 'push', scroll: false });
  return {
    evaluator: choice.evaluator,
    version: choice.version,
    /** Versions belong to their evaluator: another one starts with its newest. */
    choose: (evaluator: string) => void set({ evaluator, version: null }),
    chooseVersion: (version: string | null) => void set({ version }),
  };
}
