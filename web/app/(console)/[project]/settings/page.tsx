import { redirect } from 'next/navigation';

export default async function Page(props: { params: Promise<{ project: string }> }) {
  redirect(`/${(await props.params).project}/settings/project`);
}
