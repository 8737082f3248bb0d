# One image for each process of the cluster: docker build -f docker/service.Dockerfile --build-arg SERVICE=writer .
ARG NODE_IMAGE=node:24-bookworm-slim

# Manifests alone, so that packages are installed anew only when one of them changes.
FROM ${NODE_IMAGE} AS manifests
WORKDIR /almenara
COPY . .
RUN find . -type f -not -name package.json -not -name package-lock.json -not -name .npmrc -delete \
  && find . -mindepth 1 -depth -type d -empty -delete

FROM ${NODE_IMAGE} AS build
WORKDIR /almenara
COPY --from=manifests /almenara ./
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts
COPY . .
ARG SERVICE
RUN NX_DAEMON=false npx nx run-many -t build -p "@almenara/${SERVICE:?}" --parallel=1 --skip-nx-cache

# Without optional packages: the embedded engine's library is one, and no process of the cluster uses it.
FROM ${NODE_IMAGE} AS packages
WORKDIR /almenara
COPY --from=manifests /almenara ./
ARG SERVICE
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts --omit=dev --omit=optional \
  --workspace "services/${SERVICE:?}" --include-workspace-root=false
COPY --from=build /almenara /build
RUN /build/docker/assemble-service.sh "${SERVICE}" /almenara /build /app

FROM ${NODE_IMAGE}
WORKDIR /app
COPY --from=packages /app ./
ENV NODE_ENV=production ALMENARA_HOST=0.0.0.0 ALMENARA_PORT=4318
USER node
EXPOSE 4318
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:4318/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "service/dist/main.js"]
