# syntax=docker/dockerfile:1
# Build with Node and a JDK, run on a JRE alone. Debian (glibc 2.36): the reader's native library needs glibc 2.34 or newer.
FROM debian:bookworm-slim AS build
RUN apt-get update \
 && apt-get install --yes --no-install-recommends ca-certificates maven openjdk-17-jdk-headless \
 && rm -rf /var/lib/apt/lists/*
# Node 20 comes from its own image: Debian 12 has 18.
COPY --from=node:20-bookworm-slim /usr/local/bin/node /usr/local/bin/node
COPY --from=node:20-bookworm-slim /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm \
 && ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx
WORKDIR /source
COPY . .
RUN mvn --batch-mode --no-transfer-progress -DskipTests package \
 && mkdir -p /balcony \
 && cp server/target/server-*.jar /balcony/balcony.jar \
 && cp -r server/target/lib server/java.options /balcony/

FROM debian:bookworm-slim
RUN apt-get update \
 && apt-get install --yes --no-install-recommends openjdk-17-jre-headless curl \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --uid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin balcony \
 && install --directory --owner=balcony --group=balcony --mode=0700 /data
COPY --from=build /balcony /balcony
USER balcony
WORKDIR /data
# Everything that must be kept: the journal, the signing key. Back up this one folder.
VOLUME /data
ENV BALCONY_HOST=0.0.0.0 BALCONY_PORT=8080 BALCONY_DATA=/data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s CMD curl --fail --silent --output /dev/null "http://127.0.0.1:$BALCONY_PORT/readyz"
ENTRYPOINT ["java", "@/balcony/java.options", "-XX:MaxRAMPercentage=60", "-jar", "/balcony/balcony.jar"]
