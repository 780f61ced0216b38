# Builds the program and puts it on the runtime image, as a user without rights. Nothing secret is needed or kept.
# tools/dockerfile-dry-run.sh goes through these steps without a Docker engine.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
COPY Directory.Build.props Directory.Build.targets Directory.Packages.props .editorconfig README.md LICENSE ./
COPY docs ./docs
COPY src ./src
# Compiled ahead it starts in half the time; where the feed has no compiler for this platform the plain build does the same work.
RUN dotnet publish src/Extractor.Cli -c Release --use-current-runtime --self-contained false -p:PublishReadyToRun=true -o /app --nologo || dotnet publish src/Extractor.Cli -c Release --use-current-runtime --self-contained false -o /app --nologo

FROM mcr.microsoft.com/dotnet/runtime:10.0
COPY --from=build /app /app
COPY LICENSE docs/licences.md /app/
# The volumes begin empty and belong to the user that the base image brings.
RUN mkdir -p /data/out /data/store /data/logs && chown -R "${APP_UID:-1654}" /data
ENV LANG=C.UTF-8 DOTNET_EnableDiagnostics=0
WORKDIR /data
USER ${APP_UID:-1654}
VOLUME /data/out /data/store /data/logs
# Healthy: program, bundled data, folders and configuration (where there is one) work.
HEALTHCHECK --interval=5m --timeout=30s --start-period=10s --retries=3 CMD ["dotnet", "/app/extractor.dll", "doctor", "--format", "json"]
ENTRYPOINT ["dotnet", "/app/extractor.dll"]
CMD ["--help"]
