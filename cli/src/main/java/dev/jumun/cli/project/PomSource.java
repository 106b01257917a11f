package dev.jumun.cli.project;

import eu.maveniverse.maven.mima.context.Context;

import org.apache.maven.model.Dependency;
import org.apache.maven.model.Parent;
import org.apache.maven.model.Repository;
import org.apache.maven.model.building.FileModelSource;
import org.apache.maven.model.building.ModelSource;
import org.apache.maven.model.resolution.ModelResolver;
import org.apache.maven.model.resolution.UnresolvableModelException;
import org.apache.maven.repository.internal.ArtifactDescriptorUtils;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.impl.RemoteRepositoryManager;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

import java.util.List;

/** Finds parents and imported poms, in the workspace or in repositories. */
@SuppressWarnings("deprecation") // ModelSource is what ModelResolver returns
final class PomSource implements ModelResolver {
    private final Context context;
    private final RepositorySystemSession session;
    private List<RemoteRepository> repositories;

    PomSource(
            Context context, RepositorySystemSession session, List<RemoteRepository> repositories) {
        this.context = context;
        this.session = session;
        this.repositories = repositories;
    }

    /** Where libraries are looked for: what the settings say, and what the poms add. */
    List<RemoteRepository> repositories() {
        return repositories;
    }

    @Override
    public ModelSource resolveModel(String group, String artifact, String version)
            throws UnresolvableModelException {
        try {
            var pom = new DefaultArtifact(group, artifact, "pom", version);
            var found =
                    context.repositorySystem()
                            .resolveArtifact(session, new ArtifactRequest(pom, repositories, null));
            return new FileModelSource(found.getArtifact().getFile());
        } catch (ArtifactResolutionException e) {
            throw new UnresolvableModelException(e.getMessage(), group, artifact, version, e);
        }
    }

    @Override
    public ModelSource resolveModel(Parent parent) throws UnresolvableModelException {
        return resolveModel(parent.getGroupId(), parent.getArtifactId(), parent.getVersion());
    }

    @Override
    public ModelSource resolveModel(Dependency dependency) throws UnresolvableModelException {
        return resolveModel(
                dependency.getGroupId(), dependency.getArtifactId(), dependency.getVersion());
    }

    @Override
    public void addRepository(Repository repository) {
        addRepository(repository, false);
    }

    @Override
    public void addRepository(Repository repository, boolean replace) {
        RemoteRepository added = ArtifactDescriptorUtils.toRemoteRepository(repository);
        repositories =
                context.lookup()
                        .lookup(RemoteRepositoryManager.class)
                        .orElseThrow()
                        .aggregateRepositories(session, repositories, List.of(added), true);
    }

    @Override
    public ModelResolver newCopy() {
        return new PomSource(context, session, repositories);
    }
}
