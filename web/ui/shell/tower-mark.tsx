/** The watchtower. Its fire is an outline while nothing critical is open. */
export function TowerMark(props: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" className={props.className} aria-hidden="true" fill="none" stroke="currentColor">
      <path strokeWidth="1.75" strokeLinejoin="round" d="M8 22 9.2 11h5.6L16 22M6.5 22h11M8 11h8v-2H8z" />
      <path
        strokeWidth="1.5"
        strokeLinejoin="round"
        d="M12 2c1.6 1.7 2.2 2.8 2.2 4A2.2 2.2 0 0 1 12 8.2 2.2 2.2 0 0 1 9.8 6c0-1.2.6-2.3 2.2-4z"
      />
    </svg>
  );
}
