/** Holds the final size of what is loading; seen only when loading takes a moment. */
export function Skeleton(props: { className: string }) {
  return <div aria-hidden="true" className={`appear-late rounded-panel bg-raised ${props.className}`} />;
}
