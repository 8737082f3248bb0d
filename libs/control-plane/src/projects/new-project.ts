export interface NewProject {
  id: string;
  name: string;
  timeZone?: string;
  currency?: string;
}
