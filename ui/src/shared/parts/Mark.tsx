// The Hub's sign: three bars of a ranking.
export const HubMark = ({ size = 22 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
    <rect width="24" height="24" rx="6" fill="var(--brand)" />
    <path d="M6 8.2h12M6 12h8.4M6 15.8h5" stroke="var(--on-brand)" strokeWidth="2" strokeLinecap="round" />
  </svg>
);
